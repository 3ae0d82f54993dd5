package org.gleaner;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Settings of one component, given as text and consumed key by key: each read removes the key and
 * remembers the value in force, and {@link #requireEmpty()} rejects keys that nobody read. Not
 * thread-safe; make one for each component.
 */
public final class Options {
  private final Map<String, String> given;
  private final Map<String, String> used = new TreeMap<>();
  private final Map<String, String> preferred = new LinkedHashMap<>();
  private final Collection<String> problems = new java.util.ArrayList<>();
  private final String space;

  private Options(Map<String, String> given, String space) {
    this.given = given;
    this.space = space;
  }

  /** Options from a map; the map is copied. */
  public static Options of(Map<String, String> given) {
    return new Options(new LinkedHashMap<>(given), "");
  }

  /**
   * Options from settings, each {@code key=value}.
   *
   * @throws IllegalArgumentException if one has no key or no equals sign
   */
  public static Options ofSettings(String... settings) {
    return new Options(pairs(settings), "");
  }

  /** Settings, each {@code key=value}, as a map; of equal keys the last one counts. */
  public static Map<String, String> pairs(String... settings) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "Cannot use setting: " + setting + ". Accepted: key=value");
      }
      pairs.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return pairs;
  }

  /** A map as settings, each {@code key=value}. */
  public static String[] settings(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .toArray(String[]::new);
  }

  /**
   * The options of one of several consumers: a key may be given as it is or after the consumer's
   * name space. Give those that were read back with {@link #join}.
   *
   * @param name of the space, with its point: {@code encoder.}
   */
  public Options sub(String name) {
    return new Options(given, name);
  }

  /**
   * Ends the reading of two consumers. Where both have read a key, it stands in {@link #used()} in
   * both name spaces, and giving it by its plain name is a problem; else it stands there plainly.
   */
  public void join(Options one, Options two) {
    for (Options part : java.util.List.of(one, two)) {
      Options other = part == one ? two : one;
      problems.addAll(part.problems);
      part.used.forEach(
          (key, value) -> used.put(other.used.containsKey(key) ? part.space + key : key, value));
    }
    for (String key : one.used.keySet()) {
      if (two.used.containsKey(key) && given.containsKey(key)) {
        String both = one.space + key + ", " + two.space + key;
        problems.add("Cannot use option: " + key + ", which two have. Accepted: " + both);
      }
    }
    for (Options part : java.util.List.of(one, two)) {
      given.keySet().removeIf(key -> part.used.containsKey(key));
      given.keySet().removeIf(key -> part.isOwn(key));
    }
  }

  private boolean isOwn(String key) {
    return key.startsWith(space) && used.containsKey(key.substring(space.length()));
  }

  /** No options: all defaults. */
  public static Options none() {
    return of(Map.of());
  }

  /** Replaces the defaults of these keys from now on. The keys need not be read. */
  public Options prefer(Map<String, String> values) {
    preferred.putAll(values);
    return this;
  }

  /** Takes a whole number between {@code min} and {@code max}, both allowed. */
  public int integer(String key, int byDefault, int min, int max) {
    String text = take(key, Integer.toString(byDefault));
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, with the range
    }
    problems.add(
        "Cannot use " + key + ": " + text + ". Accepted: a whole number " + min + " to " + max);
    return byDefault;
  }

  /** Takes a number between {@code min} and {@code max}, both allowed. */
  public double number(String key, double byDefault, double min, double max) {
    String text = take(key, Double.toString(byDefault));
    try {
      double value = Double.parseDouble(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, with the range
    }
    problems.add("Cannot use " + key + ": " + text + ". Accepted: a number " + min + " to " + max);
    return byDefault;
  }

  /** Takes {@code true} or {@code false}. */
  public boolean bool(String key, boolean byDefault) {
    return Boolean.parseBoolean(choice(key, Boolean.toString(byDefault), "true", "false"));
  }

  /** Takes one of the given words; the first argument after the key is the default. */
  public String choice(String key, String byDefault, String... accepted) {
    String text = take(key, byDefault);
    for (String word : accepted) {
      if (word.equals(text)) {
        return text;
      }
    }
    problems.add("Cannot use " + key + ": " + text + ". Accepted: " + String.join(", ", accepted));
    return byDefault;
  }

  /**
   * Takes a text of a form.
   *
   * @param described the form in words
   */
  public String text(String key, String byDefault, Pattern form, String described) {
    String text = take(key, byDefault);
    if (form.matcher(text).matches()) {
      return text;
    }
    problems.add("Cannot use " + key + ": " + text + ". Accepted: " + described);
    return byDefault;
  }

  /** Takes any text. */
  public String text(String key, String byDefault) {
    return take(key, byDefault);
  }

  /** The values in force of all keys read so far, sorted by key: what a saved model records. */
  public Map<String, String> used() {
    return new TreeMap<>(used);
  }

  /**
   * Checks that every key was read and every value was accepted.
   *
   * @throws IllegalArgumentException if a value was wrong or a key is left over; the message names
   *     every problem and the known keys
   */
  public void requireEmpty() {
    for (String key : given.keySet()) {
      problems.add(
          "Cannot use option: "
              + key
              + ". Known: "
              + String.join(", ", new TreeSet<>(used.keySet())));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private String own(String key) {
    return given.getOrDefault(space + key, given.get(key));
  }

  private String take(String key, String byDefault) {
    String value = space.isEmpty() ? given.remove(key) : own(key);
    String inForce = value == null ? preferred.getOrDefault(key, byDefault) : value;
    used.put(key, inForce);
    return inForce;
  }
}
