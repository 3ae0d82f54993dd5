package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gleaner.clean.SegmentWords;
import org.gleaner.network.encoder.CharacterNumbers;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.Vocabulary;

/**
 * Turns texts into examples of a text network. Immutable, thread-safe; travels to the executors.
 */
public final class TextCoder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TextTask task;
  private final Vocabulary vocabulary;
  private final List<String> labels;
  private final int cells;

  /**
   * A coder.
   *
   * @param cells numbers of a token: its own and those of its characters
   */
  public TextCoder(TextTask task, Vocabulary vocabulary, List<String> labels, int cells) {
    this.task = task;
    this.vocabulary = vocabulary;
    this.labels = List.copyOf(labels);
    this.cells = cells;
  }

  /** The tokens of a text as they stand; the line breaks of web pages are left out. */
  private static List<String> tokens(String text, Tokenizer tokenizer) {
    List<Token> tokens = tokenizer.tokenize(text.replace("<br />", " "));
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      words.add(token.text());
    }
    return words;
  }

  /** What stands in the vocabulary for a token; a tagger sees every digit as 0. */
  private static String entry(String token, TextTask task) {
    String lower = token.toLowerCase(Locale.ROOT);
    return task.readsTokens() ? SegmentWords.entry(lower) : lower;
  }

  /** The entries of a text's tokens. */
  public static List<String> words(LabelledText text, TextTask task) {
    List<String> words = new ArrayList<>();
    for (List<String> tokens : read(text.texts(), task)) {
      for (String token : tokens) {
        words.add(entry(token, task));
      }
    }
    return words;
  }

  /** The tokens of each text. */
  private static List<List<String>> read(List<String> texts, TextTask task) {
    if (task.readsTokens()) {
      return List.of(texts);
    }
    if (texts.size() != task.textsGiven()) {
      throw new IllegalArgumentException(
          "Cannot read " + texts.size() + " texts. Accepted: " + task.textsGiven());
    }
    List<List<String>> all = new ArrayList<>();
    for (String text : texts) {
      all.add(tokens(text, task.tokenizer()));
    }
    return all;
  }

  /** The examples of a labelled text: one, or one for each of its pieces. */
  public List<TextExample> encode(LabelledText text) {
    return examples(text.texts(), task.target(text, labels), (float) text.weight());
  }

  /** The examples of texts without a label. */
  public List<TextExample> encode(List<String> texts) {
    int targets = task.readsTokens() ? texts.size() : task.outputs();
    return examples(texts, new float[targets], 1);
  }

  private List<TextExample> examples(List<String> texts, float[] target, float weight) {
    List<List<String>> tokens = read(texts, task);
    if (tokens.size() > task.texts()) {
      return List.of(new TextExample(new int[][] {numbers(joined(tokens))}, target, weight));
    }
    boolean windows = task.longText() == TextTask.LongText.WINDOWS && texts.size() == 1;
    if (task.readsTokens() || windows) {
      return windows(tokens.get(0), target, weight);
    }
    int[][] rows = new int[tokens.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(cut(tokens.get(i)));
    }
    return List.of(new TextExample(rows, target, weight));
  }

  /** Pieces of about one length; where each token has a target, a piece has its own. */
  private List<TextExample> windows(List<String> tokens, float[] target, float weight) {
    List<TextExample> windows = new ArrayList<>();
    int size = tokens.size();
    int count = Math.max(1, (size + task.maxTokens() - 1) / task.maxTokens());
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) size * i / count);
      int to = (int) ((long) size * (i + 1) / count);
      float[] own = task.readsTokens() ? Arrays.copyOfRange(target, from, to) : target;
      int[] numbers = numbers(tokens.subList(from, to));
      windows.add(new TextExample(new int[][] {numbers}, own, weight));
    }
    return windows;
  }

  private List<String> cut(List<String> tokens) {
    int most = task.maxTokens();
    if (tokens.size() <= most) {
      return tokens;
    }
    if (task.longText() != TextTask.LongText.ENDS) {
      return tokens.subList(0, most);
    }
    List<String> ends = new ArrayList<>(tokens.subList(0, most - most / 2));
    ends.addAll(tokens.subList(tokens.size() - most / 2, tokens.size()));
    return ends;
  }

  /** Each text cut to its part of the room, a token that is always unknown between two. */
  private List<String> joined(List<List<String>> texts) {
    List<String> all = new ArrayList<>();
    int room = Math.max(1, task.maxTokens() / texts.size());
    for (List<String> tokens : texts) {
      if (!all.isEmpty()) {
        all.add("");
      }
      all.addAll(tokens.subList(0, Math.min(room, tokens.size())));
    }
    return all;
  }

  private int[] numbers(List<String> tokens) {
    int[] numbers = new int[tokens.size() * cells];
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      numbers[i * cells] = vocabulary.id(entry(token, task));
      CharacterNumbers.write(token, numbers, i * cells + 1, cells - 1);
    }
    return numbers;
  }
}
