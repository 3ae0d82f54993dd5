package org.gleaner.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Tokens and their numbers: 0 is padding, 1 stands for every unknown token, the others follow by
 * falling count, ties by text, so that equal counts give equal numbers everywhere. Immutable.
 */
public final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The id of padding. */
  public static final int PADDING = 0;

  /** The id of a token that is not in the vocabulary. */
  public static final int UNKNOWN = 1;

  /** The most tokens that {@link #read} accepts. */
  public static final int MAX_TOKENS = 5_000_000;

  /** The longest token, in chars, that {@link #read} accepts and {@link #of} takes. */
  public static final int MAX_TOKEN_CHARS = 1_000;

  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]");

  private final List<String> tokens;
  private final Map<String, Integer> ids;

  private Vocabulary(List<String> tokens) {
    this.tokens = new ArrayList<>(List.copyOf(tokens));
    this.ids = new HashMap<>(tokens.size() * 2);
    for (int id = 0; id < tokens.size(); id++) {
      ids.put(tokens.get(id), id);
    }
  }

  /**
   * The most frequent tokens. Left out, and so unknown, are tokens that cannot stand on a line of a
   * file: with a line break or an unpaired surrogate, empty, or longer than {@link
   * #MAX_TOKEN_CHARS}; and the names of padding and unknown.
   *
   * @param counts how often each token occurs
   * @param minCount tokens that occur less often are left out; at least 1
   * @param maxSize most entries, padding and unknown included; at least 2
   */
  public static Vocabulary of(Map<String, Long> counts, long minCount, int maxSize) {
    if (minCount < 1 || maxSize < SPECIAL.size() || maxSize > MAX_TOKENS) {
      throw new IllegalArgumentException(
          "Cannot limit vocabulary: minimum count "
              + minCount
              + ", size "
              + maxSize
              + ". Accepted: a count from 1, a size from 2 to "
              + MAX_TOKENS);
    }
    List<Map.Entry<String, Long>> entries = new ArrayList<>();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (entry.getValue() >= minCount && accepts(entry.getKey())) {
        entries.add(entry);
      }
    }
    entries.sort(
        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    List<String> tokens = new ArrayList<>(SPECIAL);
    for (int i = 0; i < entries.size() && tokens.size() < maxSize; i++) {
      tokens.add(entries.get(i).getKey());
    }
    return new Vocabulary(tokens);
  }

  /** A vocabulary of that many entries whose tokens do not matter: to count weights. */
  public static Vocabulary ofSize(int size) {
    List<String> tokens = new ArrayList<>(SPECIAL);
    while (tokens.size() < size) {
      tokens.add(Integer.toString(tokens.size()));
    }
    return new Vocabulary(tokens);
  }

  /** The id of a token, or {@link #UNKNOWN}. */
  public int id(String token) {
    return ids.getOrDefault(Objects.requireNonNull(token, "token"), UNKNOWN);
  }

  /**
   * The token of an id.
   *
   * @throws IndexOutOfBoundsException if the id is negative or not below {@link #size()}
   */
  public String token(int id) {
    return tokens.get(id);
  }

  /** The number of ids, padding and unknown included. */
  public int size() {
    return tokens.size();
  }

  /** Writes the tokens, one on each line, in order of their ids; does not close the writer. */
  public void write(Writer writer) throws IOException {
    for (String token : tokens) {
      writer.append(token).append('\n');
    }
    writer.flush();
  }

  /**
   * Reads what {@link #write} wrote; does not close the reader.
   *
   * @throws GleanerException with {@code INVALID_MODEL} if the first lines are not the two special
   *     tokens, a token is empty, too long or there twice, or there are too many
   */
  public static Vocabulary read(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    List<String> tokens = new ArrayList<>();
    for (String line = readLine(lines); line != null; line = readLine(lines)) {
      if (tokens.size() == MAX_TOKENS) {
        throw invalid("more than " + MAX_TOKENS + " tokens");
      }
      tokens.add(line);
    }
    if (tokens.size() < 2 || !tokens.subList(0, 2).equals(SPECIAL)) {
      throw invalid("the first lines are not " + String.join(", ", SPECIAL));
    }
    Vocabulary vocabulary = new Vocabulary(tokens);
    if (vocabulary.ids.size() != tokens.size()) {
      throw invalid("a token is there twice");
    }
    return vocabulary;
  }

  /** Like {@link BufferedReader#readLine}, but stops at the limit instead of filling memory. */
  private static String readLine(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() == MAX_TOKEN_CHARS) {
        throw invalid("a token is longer than " + MAX_TOKEN_CHARS + " chars");
      }
      line.append((char) c);
    }
    if (line.isEmpty()) {
      throw invalid("a token is empty");
    }
    return line.toString();
  }

  /** Whether {@link #of} takes a token: it can stand on a line of a file. */
  public static boolean accepts(String token) {
    if (token.isEmpty() || token.length() > MAX_TOKEN_CHARS || SPECIAL.contains(token)) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      boolean paired = Character.isHighSurrogate(c) && token.codePointAt(i) > Character.MAX_VALUE;
      if (c == '\n' || c == '\r' || (Character.isSurrogate(c) && !paired)) {
        return false;
      }
      i += paired ? 1 : 0;
    }
    return true;
  }

  private static GleanerException invalid(String problem) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read vocabulary: " + problem + ". Write it again");
  }
}
