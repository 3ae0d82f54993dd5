package org.gleaner.text.term;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * The lists of stop words that Lucene ships: Snowball's lists where there is one, else those of
 * Lucene's analyzer for the language. A list is read once, on first use. The English list holds
 * contractions whole ("don't"), whereas the word tokenizer splits them ("do", "n't").
 */
public final class StopWords {
  private static final String FOLDER = "org/apache/lucene/analysis/";
  private static final Map<String, String> FILES = files();

  /** By language, of which {@link #languages} has all: at most as many as there are lists. */
  private static final Map<String, Set<String>> LOADED = new ConcurrentHashMap<>();

  private StopWords() {}

  /**
   * The stop words of a language, lower case, immutable, in the order of the list.
   *
   * @param language ISO 639 code, e.g. {@code en}
   * @throws IllegalArgumentException if there is no list; the message names the known languages
   */
  public static Set<String> of(String language) {
    Objects.requireNonNull(language, "language");
    String file = FILES.get(language);
    if (file == null) {
      throw new IllegalArgumentException(
          "Cannot find stop words of language: "
              + language
              + ". Known: "
              + String.join(", ", languages()));
    }
    return LOADED.computeIfAbsent(file, StopWords::load);
  }

  /** The codes of the languages that have a list, sorted. */
  public static Set<String> languages() {
    return FILES.keySet();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    Stream.of(
            "da danish",
            "de german",
            "en english",
            "es spanish",
            "fi finnish",
            "fr french",
            "hu hungarian",
            "it italian",
            "nb norwegian",
            "nl dutch",
            "nn norwegian",
            "no norwegian",
            "pt portuguese",
            "ru russian",
            "sv swedish")
        .map(entry -> entry.split(" ", 2))
        .forEach(entry -> files.put(entry[0], "snowball/" + entry[1] + "_stop.txt"));
    Stream.of(
            "ar", "bg", "bn", "br", "ca", "ckb", "el", "et", "eu", "fa", "ga", "gl", "hi", "hy",
            "id", "lt", "lv", "ne", "ro", "sr", "ta", "te", "th", "tr")
        .forEach(code -> files.put(code, code + "/stopwords.txt"));
    files.put("cs", "cz/stopwords.txt");
    return Collections.unmodifiableMap(files);
  }

  private static Set<String> load(String file) {
    ClassLoader loader = SnowballFilter.class.getClassLoader();
    try (InputStream stream = loader.getResourceAsStream(FOLDER + file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(stream, FOLDER + file), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .flatMap(StopWords::words)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read stop words: " + file, e);
    }
  }

  /** Snowball's comments start with '|', those of the other lists with '#'. */
  private static Stream<String> words(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    if (text.startsWith("#")) {
      return Stream.empty();
    }
    int comment = text.indexOf('|');
    String words = (comment < 0 ? text : text.substring(0, comment)).strip();
    return words.isEmpty() ? Stream.empty() : Stream.of(words.split("\\s+"));
  }
}
