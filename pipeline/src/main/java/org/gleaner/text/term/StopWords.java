package org.gleaner.text.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.TextFile;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.token.Elisions;

/**
 * Lists of stop words: Snowball's as Lucene ships them where there is one, else that of Lucene's
 * analyzer for the language, else one of our own. A list is read once, on first use. Contractions
 * are whole ("don't"), whereas tokenizers split them: see {@link #pieces}.
 */
public final class StopWords {
  private static final String FOLDER = "org/apache/lucene/analysis/";
  private static final String OWN = "stop-words-";
  private static final Map<String, String> FILES = files();

  /** By language, of which {@link #languages} has all: at most as many as there are lists. */
  private static final Map<String, Set<String>> LOADED = new ConcurrentHashMap<>();

  private StopWords() {}

  /**
   * The stop words of a language, lower case, immutable, in the order of the list.
   *
   * @param language in any form of {@link LanguageCode}, e.g. {@code en}
   * @throws IllegalArgumentException if there is no list; the message names the known languages
   */
  public static Set<String> of(String language) {
    Objects.requireNonNull(language, "language");
    String code = LanguageCode.orNull(language);
    String file = code == null ? null : FILES.get(code);
    if (file == null) {
      throw new IllegalArgumentException(
          "Cannot find stop words of language: "
              + language
              + ". Known: "
              + String.join(", ", languages()));
    }
    return LOADED.computeIfAbsent(file, StopWords::load);
  }

  /**
   * Stop words as a tokenizer yields them: the words, the pieces of those that hold an apostrophe,
   * and function words cut at one ("l'"). Apostrophes are straight: compare by {@link
   * Apostrophes#fold}.
   */
  public static Set<String> pieces(Set<String> words, Tokenizer tokenizer) {
    if (words.isEmpty()) {
      return Set.of();
    }
    Set<String> pieces = new HashSet<>(Elisions.functionWords());
    for (String word : words) {
      String folded = Apostrophes.fold(word);
      pieces.add(folded);
      if (folded.indexOf('\'') >= 0) {
        tokenizer.tokenize(folded).forEach(token -> pieces.add(Apostrophes.fold(token.text())));
      }
    }
    return Collections.unmodifiableSet(pieces);
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
    files.put("ja", "ja/stopwords.txt");
    files.put("ms", "id/stopwords.txt");
    Stream.of("he", "hr", "km", "ko", "lo", "my", "pl", "sk", "sl", "uk", "vi", "zh")
        .forEach(code -> files.put(code, OWN + code + ".txt"));
    files.put("yue", files.get("zh"));
    return Collections.unmodifiableMap(files);
  }

  private static Set<String> load(String file) {
    try (InputStream stream = open(file)) {
      return TextFile.lines(Objects.requireNonNull(stream, file)).stream()
          .flatMap(StopWords::words)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read stop words: " + file, e);
    }
  }

  private static InputStream open(String file) {
    return file.startsWith(OWN)
        ? StopWords.class.getResourceAsStream(file)
        : SnowballFilter.class.getClassLoader().getResourceAsStream(FOLDER + file);
  }

  /** Snowball's comments start with '|', those of the other lists with '#'. */
  private static Stream<String> words(String line) {
    if (line.startsWith("#")) {
      return Stream.empty();
    }
    int comment = line.indexOf('|');
    String words = (comment < 0 ? line : line.substring(0, comment)).strip();
    return words.isEmpty() ? Stream.empty() : Stream.of(words.split("\\s+"));
  }
}
