package org.gleaner.text.term;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.chinese.ChineseTokenizer;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;

/**
 * The files that options of a tokenizer name. An index or a model keeps their content in files of
 * its own, so that it does not depend on a file elsewhere and cannot name one. Tokenizers take the
 * content of a file in place of its path.
 */
public final class TokenizerFiles {
  private static final String VOCABULARY = "vocabulary";
  private static final String DICTIONARY = "dictionary";

  /** The names in a folder, by option. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(Map.of(VOCABULARY, "tokenizer.json", DICTIONARY, "tokenizer-dictionary.txt"));

  private static final int MOST = 256 << 20;

  private TokenizerFiles() {}

  /** Opens a file of a folder by its name. */
  @FunctionalInterface
  public interface Folder {
    /** The content of a file. */
    InputStream open(String name) throws IOException;
  }

  /** The options to keep: where they name a file, the name of that file in the folder. */
  public static SortedMap<String, String> kept(Map<String, String> options) {
    SortedMap<String, String> kept = new TreeMap<>(options);
    NAMES.forEach(
        (option, name) -> {
          if (isGiven(options, option)) {
            kept.put(option, name);
          }
        });
    return kept;
  }

  /**
   * The files to keep, by their names in the folder; none where the options name no file.
   *
   * @throws GleanerException with INPUT_NOT_FOUND if one cannot be read
   */
  public static SortedMap<String, byte[]> contents(Map<String, String> options) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    if (isGiven(options, VOCABULARY)) {
      SubwordKind kind = SubwordKind.labelled(options.getOrDefault("tokenizer", ""));
      boolean lower = !options.getOrDefault("case", "lower").equals("keep");
      String json = SubwordTokenizer.json(kind, options.get(VOCABULARY), lower);
      contents.put(NAMES.get(VOCABULARY), json.getBytes(StandardCharsets.UTF_8));
    }
    if (isGiven(options, DICTIONARY)) {
      String lines = String.join("\n", ChineseTokenizer.dictionary(options.get(DICTIONARY)));
      contents.put(NAMES.get(DICTIONARY), (lines + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return contents;
  }

  /**
   * The options to make a tokenizer of, from those that were kept: contents in place of names.
   *
   * @throws GleanerException with INVALID_MODEL if an option names a file outside the folder, or a
   *     file is missing or too large
   */
  public static SortedMap<String, String> open(Map<String, String> kept, Folder folder) {
    SortedMap<String, String> options = new TreeMap<>(kept);
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      if (isGiven(kept, name.getKey())) {
        options.put(name.getKey(), content(kept.get(name.getKey()), name.getValue(), folder));
      }
    }
    return options;
  }

  private static boolean isGiven(Map<String, String> options, String option) {
    return !options.getOrDefault(option, "").isEmpty();
  }

  private static String content(String given, String name, Folder folder) {
    if (!given.equals(name)) {
      throw invalid(given + " lies outside the folder. Accepted: " + name, null);
    }
    try (InputStream in = folder.open(name)) {
      byte[] bytes = in.readNBytes(MOST);
      if (in.read() >= 0) {
        throw invalid(name + " has more than " + MOST + " bytes", null);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw invalid(name + " is missing", e);
    }
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read the files of the tokenizer: " + problem, cause);
  }
}
