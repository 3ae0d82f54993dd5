package org.gleaner.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import org.gleaner.GleanerException;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Failures;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Standard output carries the help, or as its last line one JSON object about the
 * run; everything else goes to standard error.
 */
public final class Main {
  /** The run is done. */
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** The command line or the settings are wrong; nothing was run. */
  public static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a job; ends the JVM with its exit code if that is not {@link #DONE}. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    // Libraries that print would otherwise spoil the last line of standard output.
    System.setOut(System.err);
    int exit = run(args, out, System.err);
    // A driver that YARN runs (deploy mode cluster) counts as failed if it ends by exit, even by 0.
    if (exit != DONE) {
      System.exit(exit);
    }
  }

  /** Runs a job in this JVM and returns its exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return new Main(out, err).run(args);
  }

  private int run(String[] args) {
    CommandLine commands = Commands.commandLine();
    try {
      ParseResult parsed = commands.parseArgs(args);
      for (CommandLine command : parsed.asCommandLineList()) {
        if (command.isUsageHelpRequested()) {
          command.usage(out);
          return DONE;
        }
      }
      if (!parsed.hasSubcommand()) {
        return withoutJob(commands, parsed);
      }
      return runJob(parsed.subcommand());
    } catch (ParameterException e) {
      err.println("gleaner: " + e.getMessage());
      return USAGE;
    }
  }

  private int withoutJob(CommandLine commands, ParseResult parsed) {
    if (parsed.unmatched().isEmpty()) {
      commands.usage(out);
      return DONE;
    }
    err.println(
        "gleaner: Cannot find job: "
            + parsed.unmatched().get(0)
            + ". Known: "
            + String.join(", ", Jobs.CATALOGUE.names()));
    return USAGE;
  }

  private int runJob(ParseResult parsed) {
    String name = parsed.commandSpec().name();
    Settings settings;
    Job.Run run;
    String master;
    boolean verbose = parsed.hasMatchedOption("--verbose");
    try {
      Preflight.requireSpark();
      Defaults defaults = Defaults.find(System.getenv(), Path.of(""));
      settings = new Settings(name, Commands.given(parsed), defaults);
      Commands.rejectUnknown(parsed, settings);
      Commands.rejectUnknown(defaults, settings);
      verbose = settings.flag("verbose");
      master = settings.required("master");
      run = Jobs.CATALOGUE.named(name).prepare(settings);
      settings.requireNoProblems();
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().forEach(line -> err.println("gleaner " + name + ": " + line));
      err.println("See: gleaner " + name + " --help");
      return USAGE;
    } catch (GleanerException e) {
      return failed(name, e, verbose);
    }
    try (JobContext context = new JobContext(master, verbose, err)) {
      Summary summary = run.run(context);
      out.println(summary.json());
      out.flush();
      return DONE;
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return failed(name, e, verbose);
    }
  }

  private int failed(String name, Throwable failure, boolean verbose) {
    err.println("gleaner " + name + ": " + Failures.message(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    return FAILED;
  }
}
