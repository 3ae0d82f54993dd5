package org.gleaner.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manual of a job: a text file beside its class, from which its help and its page are made.
 *
 * @param summary one line for the list of jobs
 * @param text what it reads, does and writes, and how to begin; indented lines stay as they are
 * @param options what its options are, by their names
 * @param examples command lines that work
 */
public record Manual(
    String summary, String text, Map<String, OptionText> options, List<String> examples) {
  private static final String OPTIONS = "\nOptions:\n";
  private static final String EXAMPLES = "\nExamples:\n";

  /**
   * The help of an option.
   *
   * @param label stands for its value; empty if it takes none
   * @param description what it does
   */
  public record OptionText(String label, String description) {}

  /**
   * The manual in the file {@code NAME.txt} beside a class: summary, text, options and examples.
   * Options that are not there are those of {@code options.txt} beside this class.
   */
  public static Manual of(Class<?> job, String name) {
    String all = read(job, name + ".txt");
    int text = all.indexOf('\n');
    int own = all.indexOf(OPTIONS);
    int examples = all.indexOf(EXAMPLES);
    Map<String, OptionText> options = new TreeMap<>();
    add(read(Manual.class, "options.txt"), options);
    add(all.substring(own < 0 ? examples : own + OPTIONS.length(), examples), options);
    return new Manual(
        all.substring(0, text),
        all.substring(text, own < 0 ? examples : own).strip(),
        options,
        all.substring(examples + EXAMPLES.length()).lines().map(String::strip).toList());
  }

  /** The text of a file beside a class. */
  public static String read(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read manual: " + file, e);
    }
  }

  /** Reads lines of {@code --name=LABEL}, each with its description on lines below. */
  private static void add(String section, Map<String, OptionText> options) {
    String name = "";
    String label = "";
    for (String line : section.lines().toList()) {
      if (line.startsWith("  --")) {
        int equals = line.indexOf('=');
        name = line.substring(2, equals < 0 ? line.length() : equals);
        label = equals < 0 ? "" : line.substring(equals + 1);
        options.put(name, new OptionText(label, ""));
      } else if (!line.isBlank() && options.containsKey(name)) {
        String description = options.get(name).description() + " " + line.strip();
        options.put(name, new OptionText(label, description.strip()));
      }
    }
  }
}
