package org.gleaner.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gleaner.Catalogue;

/**
 * The settings of a run by name: what the command line gives, else the defaults. Reading one checks
 * it; wrong and left-over ones are collected and reported together by {@link #requireNoProblems()}.
 * A reader gets some lawful value for a wrong one, so that it can go on.
 */
public final class Settings {
  private final String job;
  private final Map<String, List<String>> given;
  private final Defaults defaults;
  private final Set<String> read = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  /** Settings of the named job; options without a value are given as an empty list. */
  public Settings(String job, Map<String, List<String>> given, Defaults defaults) {
    this.job = job;
    this.given = new LinkedHashMap<>(given);
    this.defaults = defaults;
  }

  /** Settings of another job with the same defaults. */
  public Settings of(String otherJob, Map<String, List<String>> options) {
    return new Settings(otherJob, options, defaults);
  }

  /** The name of the job. */
  public String job() {
    return job;
  }

  /** Whether the command line names it. */
  public boolean isGiven(String key) {
    return given.containsKey(key);
  }

  /** Any text, or null if there is none. */
  public String text(String key) {
    List<String> all = list(key);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** Any text; a problem if there is none. */
  public String required(String key) {
    String value = text(key);
    if (value == null || value.isBlank()) {
      reject("Cannot run " + job + " without --" + key);
      return "";
    }
    return value;
  }

  /** Every value of a repeated option; a problem if there is none. */
  public List<String> requiredList(String key) {
    List<String> all = list(key);
    if (all.isEmpty()) {
      reject("Cannot run " + job + " without --" + key);
    }
    return all;
  }

  /** The parts of a comma-separated value, trimmed; empty if there is none. */
  public List<String> commaSeparated(String key) {
    String value = text(key);
    List<String> parts = new ArrayList<>();
    for (String part : value == null ? new String[0] : value.split(",", -1)) {
      parts.add(part.trim());
    }
    return parts;
  }

  /** A whole number between {@code min} and {@code max}, both allowed. */
  public int integer(String key, int min, int max) {
    String value = required(key);
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the range
    }
    rejectUnlessEmpty(key, value, "a whole number " + min + " to " + max);
    return min;
  }

  /** A number between {@code min} and {@code max}, both allowed. */
  public double number(String key, double min, double max) {
    String value = required(key);
    try {
      double number = Double.parseDouble(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the range
    }
    rejectUnlessEmpty(key, value, "a number " + min + " to " + max);
    return min;
  }

  /** A value that is not accepted; that one lacks is told already. */
  private void rejectUnlessEmpty(String key, String value, String accepted) {
    if (!value.isEmpty()) {
      reject("Cannot use --" + key + ": " + value + ". Accepted: " + accepted);
    }
  }

  /** Whether an option without a value is given or its default is true. */
  public boolean flag(String key) {
    read.add(key);
    return given.containsKey(key) || "true".equals(defaults.value(job, key));
  }

  /** One of the given words. */
  public String choice(String key, String... accepted) {
    String value = required(key);
    if (List.of(accepted).contains(value)) {
      return value;
    }
    if (!value.isEmpty()) {
      reject("Cannot use --" + key + ": " + value + ". Accepted: " + String.join(", ", accepted));
    }
    return accepted[0];
  }

  /** The name of an entry of a catalogue. */
  public String named(String key, Catalogue<?> catalogue) {
    String value = required(key);
    if (!value.isEmpty() && !catalogue.names().contains(value)) {
      reject(
          "Cannot use --"
              + key
              + ": "
              + value
              + ". Accepted: "
              + String.join(", ", catalogue.names()));
    }
    return value;
  }

  /** The pairs of a repeated {@code key=value} option, sorted by key. */
  public Map<String, String> pairs(String key) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : list(key)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        reject("Cannot use --" + key + ": " + pair + ". Accepted: name=value");
      } else {
        pairs.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      }
    }
    return pairs;
  }

  /** Every value of an option, or its default alone, or nothing. */
  public List<String> list(String key) {
    read.add(key);
    List<String> values = given.get(key);
    if (values != null) {
      return List.copyOf(values);
    }
    String value = defaults.value(job, key);
    return value == null || value.isEmpty() ? List.of() : List.of(value);
  }

  /** Adds a problem. */
  public void reject(String problem) {
    problems.add(problem);
  }

  /** Runs a check and keeps its complaint as a problem. */
  public void check(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      reject(e.getMessage());
    }
  }

  /** Whether nothing is wrong so far. */
  public boolean isSound() {
    return problems.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException if there is a problem, or an option was given that was not
   *     read; one line each
   */
  public void requireNoProblems() {
    for (String key : given.keySet()) {
      if (!read.contains(key)) {
        reject("Cannot use --" + key + " here: this kind of " + job + " does not take it");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }
}
