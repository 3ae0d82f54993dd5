package org.gleaner.jobs.run;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes the command of a job, and checks its values by the annotations of its options. */
public final class JobCommand {
  /** The columns of a help text. */
  public static final int WIDTH = 96;

  /** The name of the mixin of {@link CommonOptions}. */
  public static final String COMMON = "common";

  private static final String PROGRAM = "gleaner";

  private JobCommand() {}

  /** The command of a job, with the options of every job after its own. */
  public static CommandLine of(String name, Job job, Defaults defaults) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(job).name(name);
    spec.addMixin(COMMON, CommandSpec.forAnnotatedObject(new CommonOptions()));
    Manual manual = Manual.of(job.getClass(), name);
    describe(spec, manual, defaults);
    spec.usageMessage()
        .width(WIDTH)
        .header(manual.summary(), "")
        .customSynopsis(PROGRAM + " " + name + " [OPTION]...", "")
        .description(plain(manual.text()).split("\n", -1))
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n")
        .footer(manual.examples().stream().map(line -> "  " + plain(line)).toArray(String[]::new))
        .sortOptions(false);
    spec.parser().collectErrors(true);
    return new CommandLine(spec)
        .setOverwrittenOptionsAllowed(true)
        .setUnmatchedArgumentsAllowed(true)
        .setExpandAtFiles(false);
  }

  /**
   * Reads options for a job that is a part of another.
   *
   * @return what is wrong with them
   */
  public static Problems read(String name, Job job, Defaults defaults, List<String> arguments) {
    CommandLine command = of(name, job, defaults);
    return check(command.parseArgs(arguments.toArray(new String[0])), defaults);
  }

  private static String plain(String text) {
    return text.replace("%", "%%");
  }

  /**
   * Completes the options with what their annotations leave open. One that has a default is
   * required.
   */
  private static void describe(CommandSpec spec, Manual manual, Defaults defaults) {
    Defaults shipped = Defaults.shipped();
    for (OptionSpec option : List.copyOf(spec.options())) {
      String name = option.longestName();
      Manual.OptionText text =
          requireNonNull(manual.options().get(name), () -> "Cannot find text of option: " + name);
      String value = isFlag(option) ? null : byDefault(option, defaults);
      String suffix = value == null ? "" : " (default: " + value + ")";
      boolean required = option.required() || byDefault(option, shipped) != null;
      spec.remove(option);
      spec.addOption(
          option.toBuilder()
              .description(plain(text.description() + suffix))
              .paramLabel(text.label())
              .completionCandidates(names(option))
              .required(required)
              .build());
    }
  }

  private static List<String> names(OptionSpec option) {
    OneOf accepted =
        option.userObject() instanceof Field field ? field.getAnnotation(OneOf.class) : null;
    if (accepted == null) {
      return null;
    }
    List<String> names = new ArrayList<>(List.of(accepted.words()));
    try {
      if (accepted.catalogue() != Void.class) {
        Field field = accepted.catalogue().getField(accepted.field());
        names.addAll(((Catalogue<?>) field.get(null)).names());
      }
      return names;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot find catalogue of " + option, e);
    }
  }

  private static boolean isFlag(ArgSpec argument) {
    return argument.type() == boolean.class;
  }

  private static String byDefault(ArgSpec argument, Defaults defaults) {
    String key = ((OptionSpec) argument).longestName().substring(2);
    String value = defaults.value(argument.command().name(), key);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * A default as the type of its option.
   *
   * @throws NumberFormatException if it is not a number where one is expected
   */
  private static Object converted(OptionSpec option, String value) {
    if (option.type() == int.class || option.type() == Integer.class) {
      return Integer.valueOf(value);
    }
    if (option.type() == double.class) {
      return Double.valueOf(value);
    }
    if (option.type() == List.class) {
      return List.of(value);
    }
    return isFlag(option) ? Boolean.valueOf(value) : value;
  }

  /** Checks what the parser cannot, and reports all that is wrong in the words of the house. */
  public static Problems check(ParseResult parsed, Defaults defaults) {
    Problems problems = new Problems(parsed, defaults);
    rejectUnknown(parsed, problems);
    for (Exception error : parsed.errors()) {
      reject(error, problems);
    }
    for (OptionSpec option : parsed.commandSpec().options()) {
      if (!problems.isGiven(option.longestName())) {
        setDefault(option, byDefault(option, defaults), problems);
      }
      if (problems.isAccepted(option.longestName())) {
        check(option, problems);
      }
    }
    return problems;
  }

  /** Not by the parser: it sets none after a wrong value, and a flag turns its default over. */
  private static void setDefault(OptionSpec option, String value, Problems problems) {
    try {
      if (value != null) {
        option.setValue(converted(option, value));
      } else if (option.required()) {
        problems.missing(option.longestName());
      }
    } catch (NumberFormatException e) {
      problems.reject(option.longestName(), value, accepted(option));
    }
  }

  private static void rejectUnknown(ParseResult parsed, Problems problems) {
    Set<String> known = new TreeSet<>();
    parsed.commandSpec().options().forEach(option -> known.add(option.longestName()));
    for (String argument : parsed.unmatched()) {
      if (argument.startsWith("-")) {
        problems.reject(
            "Cannot use option: "
                + argument
                + ". Known: "
                + String.join(", ", known)
                + Suggestion.of(argument, known));
      } else {
        problems.reject("Cannot use argument: " + argument + ". Every value needs its option.");
      }
    }
  }

  private static void reject(Exception error, Problems problems) {
    if (error instanceof MissingParameterException missing) {
      // Missing options are reported below: the parser does not know their defaults.
      if (missing.getMessage().startsWith("Missing required parameter")) {
        problems.rejectEmpty(((OptionSpec) missing.getMissing().get(0)).longestName());
      }
    } else if (error instanceof ParameterException wrong
        && wrong.getArgSpec() instanceof OptionSpec option) {
      problems.reject(option.longestName(), wrong.getValue(), accepted(option));
    } else {
      problems.reject(error.getMessage());
    }
  }

  private static void check(OptionSpec option, Problems problems) {
    String name = option.longestName();
    Object value = option.getValue();
    Between range = range(option);
    if (range != null && value instanceof Number number) {
      double real = number.doubleValue();
      if (!(real >= range.value()[0] && real <= range.value()[1])) {
        List<String> given = problems.given(name);
        problems.reject(
            name, given.isEmpty() ? value : given.get(given.size() - 1), accepted(option));
      }
    } else if (option.required() && value instanceof String text && text.isBlank()) {
      problems.missing(name);
    } else if (option.completionCandidates() != null && value != null) {
      List<String> names = new ArrayList<>();
      option.completionCandidates().forEach(names::add);
      for (Object one : value instanceof List<?> list ? list : List.of(value)) {
        if (!names.contains(one) && !isFolder(option, one)) {
          problems.reject(name, one, String.join(", ", names));
        }
      }
    }
  }

  private static boolean isFolder(OptionSpec option, Object value) {
    return option.userObject() instanceof Field field
        && field.getAnnotation(OneOf.class).orFolder()
        && value.toString().contains("/");
  }

  private static Between range(OptionSpec option) {
    return option.userObject() instanceof Field field ? field.getAnnotation(Between.class) : null;
  }

  private static String accepted(OptionSpec option) {
    Between range = range(option);
    double least = range == null ? Integer.MIN_VALUE : range.value()[0];
    double most = range == null ? Integer.MAX_VALUE : range.value()[1];
    return option.type() == int.class
        ? "a whole number " + (long) least + " to " + (long) most
        : "a number " + least + " to " + most;
  }
}
