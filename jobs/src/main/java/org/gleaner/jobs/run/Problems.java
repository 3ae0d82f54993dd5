package org.gleaner.jobs.run;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What is wrong with the settings of a job, collected so that all of it is reported at once by
 * {@link #requireNone()}. Options have their dashes here: {@code --top}.
 */
public final class Problems {
  private final ParseResult parsed;
  private final Defaults defaults;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> wrong = new HashSet<>();

  /** No problems yet. */
  Problems(ParseResult parsed, Defaults defaults) {
    this.parsed = parsed;
    this.defaults = defaults;
  }

  /** The defaults in force. */
  public Defaults defaults() {
    return defaults;
  }

  /** The name of the job. */
  public String job() {
    return parsed.commandSpec().name();
  }

  /** Whether the command line has an option. */
  public boolean isGiven(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** The values of an option as the command line gives them; none if it does not. */
  public List<String> given(String option) {
    return isGiven(option) ? parsed.matchedOption(option).originalStringValues() : List.of();
  }

  /** Adds a problem; one on two lines is reported on two. */
  public void reject(String problem) {
    problems.add(problem);
  }

  /** Rejects the value of an option. */
  public void reject(String option, Object value, String accepted) {
    wrong.add(option);
    reject("Cannot use " + option + ": " + value + ". Accepted: " + accepted);
  }

  /** Rejects options that the chosen kind of run does not take. */
  public void refuse(String... options) {
    for (String option : options) {
      if (isGiven(option)) {
        reject("Cannot use " + option + " here: this kind of " + job() + " does not take it");
      }
    }
  }

  /** Rejects an option that stands without a value. */
  void rejectEmpty(String option) {
    wrong.add(option);
    reject("Cannot use " + option + " without a value");
  }

  /** Rejects a missing option. */
  public void missing(String option) {
    if (wrong.add(option)) {
      reject("Cannot run " + job() + " without " + option);
    }
  }

  /** Runs a check and adds the message of its IllegalArgumentException as a problem. */
  public void check(Runnable check) {
    var unused =
        tried(
            () -> {
              check.run();
              return check;
            });
  }

  /**
   * The value of a supplier; empty if it throws an IllegalArgumentException, which is added as a
   * problem.
   */
  public <T> Optional<T> tried(Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (IllegalArgumentException e) {
      reject(e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether nothing is wrong so far. */
  public boolean isSound() {
    return problems.isEmpty();
  }

  /** Whether the value of an option is accepted so far. */
  public boolean isAccepted(String option) {
    return !wrong.contains(option);
  }

  /** The pairs of a repeated {@code --set KEY=VALUE}, sorted by key; the last of a key holds. */
  public Map<String, String> pairs(List<String> set) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : set) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        reject("--set", pair, "name=value");
      } else {
        pairs.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      }
    }
    return pairs;
  }

  /** The pairs of {@code --set} and the options that are {@link Passed}, by their names. */
  public Map<String, String> passed(List<String> set) {
    Map<String, String> passed = pairs(set);
    for (OptionSpec option : parsed.commandSpec().options()) {
      if (option.userObject() instanceof Field field && field.isAnnotationPresent(Passed.class)) {
        String key = option.longestName().substring(2);
        Object value = option.getValue();
        if (passed.containsKey(key)) {
          reject("Cannot use --set " + key + ". Accepted: --" + key);
        } else if (value != null) {
          passed.put(key, value.toString());
        }
      }
    }
    return passed;
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException if there is a problem; one line each
   */
  public void requireNone() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }
}
