package org.gleaner.text.chinese;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The dictionary of jieba and its hidden Markov model for words outside the dictionary, from the
 * jar of jieba-analysis, whose code is not used. Read once for each JVM, on first use: about 0.5 s
 * and 20 MB.
 */
final class ChineseModel {
  /** Characters and steps without a probability of their own. */
  static final double IMPOSSIBLE = -3.14e100;

  /** The first char that the model knows, {@value}. */
  static final char FIRST_HAN = '\u4E00';

  /** The last one. */
  static final char LAST_HAN = '\u9FD5';

  private static final int WORDS = 350_000;
  private static final int NODES = 500_000;
  private static final String STATES = "BEMS";

  private final WordTrie words = new WordTrie(NODES);

  /** By node: the number of the tag in {@link #tagNames}. */
  private final byte[] tags = new byte[2 * NODES];

  private final List<String> tagNames = new ArrayList<>(List.of(""));
  private final double[][] emissions = new double[STATES.length()][LAST_HAN - FIRST_HAN + 1];

  private ChineseModel() {
    for (double[] row : emissions) {
      Arrays.fill(row, IMPOSSIBLE);
    }
    int[] lines = {0};
    read(
        "dict.txt",
        line -> {
          List<String> fields = List.of(line.split(" ", 3));
          int node = words.put(fields.get(0), Integer.parseInt(fields.get(1)));
          tags[node] = tagNumber(fields.get(2));
          lines[0]++;
        });
    int[] state = {0};
    read("prob_emit.txt", line -> emission(line, state));
    if (lines[0] < WORDS - 5_000) {
      throw missing("dict.txt", null);
    }
  }

  private void emission(String line, int[] state) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      state[0] = STATES.indexOf(line.strip());
    } else if (tab == 1 && isHan(line.charAt(0))) {
      emissions[state[0]][line.charAt(0) - FIRST_HAN] = Double.parseDouble(line.substring(2));
    }
  }

  /** Whether the model knows the char. */
  static boolean isHan(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN;
  }

  /** The shared model; do not add to it. */
  static ChineseModel shared() {
    return Shared.MODEL;
  }

  /** The words; do not add to them. */
  WordTrie words() {
    return words;
  }

  private byte tagNumber(String tag) {
    if (!tagNames.contains(tag)) {
      tagNames.add(tag);
    }
    return (byte) tagNames.indexOf(tag);
  }

  /** The tag of a word in the dictionary; empty if it is not there. */
  String tag(String word) {
    int node = words.node(word, 0, word.length());
    return node < 0 ? "" : tagNames.get(tags[node]);
  }

  /** The log probability of a char in a state; states are begin, end, middle, single. */
  double emission(int state, char c) {
    return isHan(c) ? emissions[state][c - FIRST_HAN] : IMPOSSIBLE;
  }

  private interface Line {
    void take(String line);
  }

  private static void read(String resource, Line taker) {
    try (InputStream stream = ChineseModel.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw missing(resource, null);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          taker.take(line);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw missing(resource, e);
    }
  }

  private static GleanerException missing(String resource, Exception cause) {
    return new GleanerException(
        ErrorCode.ENVIRONMENT,
        "Cannot read Chinese dictionary: " + resource + ". Put jieba-analysis on the class path",
        cause);
  }

  /** Loaded on first use. */
  private static final class Shared {
    private static final ChineseModel MODEL = new ChineseModel();
  }
}
