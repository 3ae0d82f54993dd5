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

/** Puts a job on the command line, and checks what is given by the annotations of its options. */
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
    spec.defaultValueProvider(argument -> isFlag(argument) ? null : lawful(argument, defaults));
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
        .setUnmatchedArgumentsAllowed(true);
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

  /** Gives the options what their annotations do not say. One that has a default is required. */
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

  /** The default, or where it is no number some other: a wrong one ends the parser's reading. */
  private static String lawful(ArgSpec argument, Defaults defaults) {
    String value = byDefault(argument, defaults);
    return isWrong(argument, value) ? "1" : value;
  }

  private static boolean isWrong(ArgSpec argument, String value) {
    boolean whole = argument.type() == int.class;
    if (value == null || !(whole || argument.type() == double.class)) {
      return false;
    }
    try {
      Object unused = whole ? (Object) Integer.valueOf(value) : Double.valueOf(value);
      return false;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /** Checks what the parser cannot, and reports all that is wrong in the words of the house. */
  public static Problems check(ParseResult parsed, Defaults defaults) {
    Problems problems = new Problems(parsed, defaults);
    rejectUnknown(parsed, problems);
    for (Exception error : parsed.errors()) {
      reject(error, problems);
    }
    for (OptionSpec option : parsed.commandSpec().options()) {
      if (isFlag(option)) {
        // Not by the parser: a flag that is given turns its default over.
        if (!problems.isGiven(option.longestName()) && "true".equals(byDefault(option, defaults))) {
          option.setValue(true);
        }
        continue;
      }
      String value = byDefault(option, defaults);
      if (!problems.isGiven(option.longestName()) && isWrong(option, value)) {
        problems.reject(option.longestName(), value, accepted(option));
      } else if (problems.isAccepted(option.longestName())) {
        check(option, problems);
      }
    }
    return problems;
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
      boolean hasNoValue = missing.getMessage().startsWith("Missing required parameter");
      for (ArgSpec argument : missing.getMissing()) {
        String option = ((OptionSpec) argument).longestName();
        if (hasNoValue) {
          problems.rejectEmpty(option);
        } else if (!problems.isGiven(option)) {
          problems.missing(option);
        }
      }
    } else if (error instanceof ParameterException wrong
        && wrong.getArgSpec() instanceof OptionSpec option) {
      problems.reject(option.longestName(), wrong.getValue(), accepted(option));
    } else {
      problems.reject(error.getMessage());
    }
  }

  private static void check(OptionSpec option, Problems problems) {
    Object value = option.getValue();
    Between range = range(option);
    if (range != null && value instanceof Number number) {
      if (!(number.doubleValue() >= range.value()[0] && number.doubleValue() <= range.value()[1])) {
        problems.reject(option.longestName(), value, accepted(option));
      }
    } else if (option.required() && value instanceof String text && text.isBlank()) {
      problems.missing(option.longestName());
    } else if (option.completionCandidates() != null && value != null) {
      List<String> names = new ArrayList<>();
      option.completionCandidates().forEach(names::add);
      for (Object one : value instanceof List<?> list ? list : List.of(value)) {
        if (!names.contains(one)) {
          problems.reject(option.longestName(), one, String.join(", ", names));
        }
      }
    }
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
