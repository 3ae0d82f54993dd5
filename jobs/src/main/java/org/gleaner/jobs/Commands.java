package org.gleaner.jobs;

import java.util.Set;
import java.util.TreeSet;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Builds the command line from the catalogue of jobs. */
final class Commands {
  private Commands() {}

  /** The command without a job. */
  @Command(
      name = "gleaner",
      versionProvider = Version.class,
      header = {"Clean text, glean keyphrases and train neural text models on Apache Spark.", ""},
      synopsisSubcommandLabel = "JOB",
      commandListHeading = "%nJobs:%n",
      footerHeading = "%nBegin here:%n",
      footer = {
        "  gleaner demo                    trains, cleans and scores a small sample",
        "  gleaner JOB --help              says what a job reads, does and writes",
        "  source <(gleaner completion bash)   completes jobs, options and names in the shell",
        "",
        "Defaults stand in conf/gleaner.properties ($$GLEANER_CONF names another folder).",
        "Exit code: 0 done, 1 failed, 2 wrong usage or settings. The last line on standard",
        "output is one JSON object with the counts and metrics of the run."
      })
  static final class Gleaner {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "show this help and exit")
    boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "show the versions of Gleaner, Spark and Java and exit")
    boolean version;
  }

  /** What runs here. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var versions = Provenance.ofThisRun();
      return new String[] {
        "Gleaner " + versions.get("gleaner"),
        "Spark " + versions.get("spark"),
        "Java " + versions.get("java")
      };
    }
  }

  static CommandLine commandLine(Defaults defaults) {
    CommandLine commands = new CommandLine(new Gleaner());
    for (String name : Jobs.CATALOGUE.names()) {
      commands.addSubcommand(name, JobCommand.of(name, Jobs.CATALOGUE.named(name).get(), defaults));
    }
    commands.addSubcommand("completion", new CompletionCommand());
    commands.addSubcommand("docs", new DocsCommand());
    commands.getCommandSpec().parser().collectErrors(true);
    commands.getCommandSpec().usageMessage().width(JobCommand.WIDTH);
    // A value that begins with @ is that value: it may come from somebody else's variable.
    return commands.setUnmatchedArgumentsAllowed(true).setExpandAtFiles(false);
  }

  /** Reports keys of the settings file that no job knows. */
  static void rejectUnknown(CommandLine commands, Defaults defaults, Problems problems) {
    Set<String> known = new TreeSet<>();
    for (String name : Jobs.CATALOGUE.names()) {
      CommandLine job = commands.getSubcommands().get(name);
      for (OptionSpec option : job.getCommandSpec().options()) {
        String key = option.longestName().substring(2);
        known.add(name + "." + key);
        known.add(key);
      }
    }
    for (String key : defaults.keys()) {
      if (!known.contains(key)) {
        problems.reject("Cannot use setting in gleaner.properties: " + key);
      }
    }
  }
}
