package org.gleaner.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import org.gleaner.GleanerException;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Failures;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Suggestion;
import org.gleaner.jobs.run.Summary;
import org.gleaner.jobs.run.TerminalStream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
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
    return new Main(TerminalStream.of(out), TerminalStream.of(err)).run(args);
  }

  private int run(String[] args) {
    Defaults defaults = Defaults.shipped();
    GleanerException unreadable = null;
    try {
      defaults = Defaults.find(System.getenv(), Path.of(""));
    } catch (GleanerException e) {
      unreadable = e;
    }
    CommandLine commands = Commands.commandLine(defaults);
    ParseResult parsed = commands.parseArgs(args);
    for (CommandLine command : parsed.asCommandLineList()) {
      if (command.isUsageHelpRequested()) {
        command.usage(out, Ansi.OFF);
        return DONE;
      } else if (command.isVersionHelpRequested()) {
        command.printVersionHelp(out, Ansi.OFF);
        return DONE;
      }
    }
    if (!parsed.hasSubcommand()) {
      return withoutJob(commands, parsed);
    }
    ParseResult job = parsed.subcommand();
    if (job.commandSpec().userObject() instanceof Job command) {
      return unreadable == null
          ? runJob(commands, job, command, defaults)
          : failed(job.commandSpec().name(), unreadable, job.hasMatchedOption("--verbose"));
    }
    return print(commands, job);
  }

  private int withoutJob(CommandLine commands, ParseResult parsed) {
    if (parsed.unmatched().isEmpty()) {
      commands.usage(out, Ansi.OFF);
      return DONE;
    }
    String unknown = parsed.unmatched().get(0);
    String suggestion = Suggestion.of(unknown, Jobs.CATALOGUE.names());
    err.println(
        "gleaner: Cannot find job: "
            + unknown
            + ". Known: "
            + String.join(", ", Jobs.CATALOGUE.names())
            + suggestion.replace("\n", "\ngleaner: "));
    return USAGE;
  }

  /** The output of commands that need no run: a page or a script. */
  private int print(CommandLine commands, ParseResult parsed) {
    String wrong = parsed.unmatched().stream().findFirst().orElse(null);
    try {
      if (wrong != null) {
        throw new IllegalArgumentException("Cannot use argument: " + wrong);
      }
      out.print(((Page) parsed.commandSpec().userObject()).text(commands));
      out.flush();
      return DONE;
    } catch (IllegalArgumentException e) {
      err.println("gleaner " + parsed.commandSpec().name() + ": " + e.getMessage());
      return USAGE;
    }
  }

  private int runJob(CommandLine commands, ParseResult parsed, Job job, Defaults defaults) {
    String name = parsed.commandSpec().name();
    CommonOptions common =
        (CommonOptions) parsed.commandSpec().mixins().get(JobCommand.COMMON).userObject();
    Problems problems = JobCommand.check(parsed, defaults);
    Job.Run run;
    try {
      Preflight.requireSpark();
      Commands.rejectUnknown(commands, defaults, problems);
      run = job.prepare(problems);
      problems.requireNone();
    } catch (IllegalArgumentException e) {
      String.valueOf(e.getMessage())
          .lines()
          .forEach(line -> err.println("gleaner " + name + ": " + line));
      err.println("See: gleaner " + name + " --help");
      return USAGE;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return failed(name, e, common.verbose());
    }
    try (JobContext context = new JobContext(common.master(), common.verbose(), err)) {
      Summary summary = run.run(context);
      out.println(summary.json());
      out.flush();
      return DONE;
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return failed(name, e, common.verbose());
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
