package org.gleaner.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Builds the command line from the catalogue of jobs, and takes what is given from it. */
final class Commands {
  private static final String PROGRAM = "gleaner";
  private static final int WIDTH = 96;

  private Commands() {}

  static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name(PROGRAM).addOption(help());
    spec.usageMessage()
        .header("Clean text, glean keyphrases and train neural text models on Apache Spark.", "")
        .synopsisSubcommandLabel("JOB")
        .commandListHeading("%nJobs:%n")
        .footerHeading("%nBegin here:%n")
        .footer(
            "  gleaner demo                    trains, cleans and scores a small sample",
            "  gleaner JOB --help              says what a job reads, does and writes",
            "",
            "Defaults stand in conf/gleaner.properties ($GLEANER_CONF names another folder).",
            "Exit code: 0 done, 1 failed, 2 wrong usage or settings. The last line on standard",
            "output is one JSON object with the counts and metrics of the run.");
    for (String name : Jobs.CATALOGUE.names()) {
      spec.addSubcommand(name, new CommandLine(job(name, Jobs.CATALOGUE.named(name))));
    }
    CommandLine commands = new CommandLine(spec);
    commands.setUnmatchedArgumentsAllowed(true);
    commands.setUsageHelpWidth(WIDTH);
    return commands;
  }

  private static CommandSpec job(String name, Job job) {
    CommandSpec spec = CommandSpec.create().name(name).addOption(help());
    List<String> examples = new ArrayList<>();
    for (String example : job.examples()) {
      examples.add("  " + PROGRAM + " " + example);
    }
    spec.usageMessage()
        .header(job.summary(), "")
        .customSynopsis(PROGRAM + " " + name + " [OPTION]...", "")
        .description(job.manual().strip().split("\n", -1))
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n")
        .footer(examples.toArray(new String[0]))
        .sortOptions(false);
    for (JobOption option : options(job)) {
      spec.addOption(option(name, option));
    }
    return spec;
  }

  private static List<JobOption> options(Job job) {
    List<JobOption> options = new ArrayList<>(job.options());
    options.addAll(CommonOptions.ALL);
    return options;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("show this help and exit")
        .build();
  }

  private static OptionSpec option(String job, JobOption option) {
    OptionSpec.Builder builder = OptionSpec.builder("--" + option.name());
    if (option.label() == null) {
      return builder.type(boolean.class).arity("0").description(option.description()).build();
    }
    String value = Defaults.shipped().value(job, option.name());
    String suffix = value == null || value.isEmpty() ? "" : " (default: " + value + ")";
    return builder
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(option.label())
        .description((option.description() + suffix).replace("%", "%%"))
        .build();
  }

  /** The options given, by name without dashes. */
  static Map<String, List<String>> given(ParseResult parsed) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      given.put(option.longestName().substring(2), List.copyOf(option.stringValues()));
    }
    given.values().removeIf(java.util.Objects::isNull);
    return given;
  }

  /** Reports arguments that are no option of the job. */
  static void rejectUnknown(ParseResult parsed, Settings settings) {
    Set<String> known = new TreeSet<>();
    parsed.commandSpec().options().forEach(option -> known.add(option.longestName()));
    for (String argument : parsed.unmatched()) {
      if (argument.startsWith("-")) {
        settings.reject("Cannot use option: " + argument + ". Known: " + String.join(", ", known));
      } else {
        settings.reject("Cannot use argument: " + argument + ". Every value needs its option.");
      }
    }
  }

  /** Reports keys of the settings file that no job knows. */
  static void rejectUnknown(Defaults defaults, Settings settings) {
    Set<String> known = new TreeSet<>();
    for (String name : Jobs.CATALOGUE.names()) {
      for (JobOption option : options(Jobs.CATALOGUE.named(name))) {
        known.add(name + "." + option.name());
        known.add(option.name());
      }
    }
    for (String key : defaults.keys()) {
      if (!known.contains(key)) {
        settings.reject("Cannot use setting in gleaner.properties: " + key);
      }
    }
  }
}
