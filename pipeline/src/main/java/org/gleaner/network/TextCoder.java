package org.gleaner.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.Tokenizers;
import org.gleaner.text.Vocabulary;

/**
 * Turns texts into examples of a text network. Immutable, thread-safe; travels to the executors.
 */
final class TextCoder implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Tokenizer TOKENIZER = Tokenizers.CATALOGUE.named("word");

  private final TextTask task;
  private final Vocabulary vocabulary;
  private final List<String> labels;

  static TextCoder of(NetworkDefinition definition, Vocabulary vocabulary, List<String> labels) {
    return new TextCoder((TextTask) definition.newTask(), vocabulary, labels);
  }

  private TextCoder(TextTask task, Vocabulary vocabulary, List<String> labels) {
    this.task = task;
    this.vocabulary = vocabulary;
    this.labels = List.copyOf(labels);
  }

  /** The lower-case tokens of a text; the line breaks of web pages are left out. */
  static List<String> words(String text) {
    List<Token> tokens = TOKENIZER.tokenize(text.replace("<br />", " "));
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      words.add(token.text().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** The examples of a labelled text: one, or one for each window. */
  List<TextExample> encode(LabelledText text) {
    float[] target = task.target(text, labels);
    List<TextExample> examples = new ArrayList<>();
    for (int[][] piece : pieces(text.texts())) {
      examples.add(new TextExample(piece, target, (float) text.weight()));
    }
    return examples;
  }

  /** The examples of texts without a label. */
  List<TextExample> encode(List<String> texts) {
    List<TextExample> examples = new ArrayList<>();
    for (int[][] piece : pieces(texts)) {
      examples.add(new TextExample(piece, new float[task.outputs()], 1));
    }
    return examples;
  }

  private List<int[][]> pieces(List<String> texts) {
    if (texts.size() != task.texts()) {
      throw new IllegalArgumentException(
          "Cannot read " + texts.size() + " texts. Accepted: " + task.texts());
    }
    if (texts.size() == 1 && task.longText() == TextTask.LongText.WINDOWS) {
      return windows(numbers(texts.get(0)));
    }
    int[][] rows = new int[texts.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = cut(numbers(texts.get(i)));
    }
    return java.util.Collections.singletonList(rows);
  }

  private List<int[][]> windows(int[] numbers) {
    List<int[][]> windows = new ArrayList<>();
    int count = Math.max(1, (numbers.length + task.maxTokens() - 1) / task.maxTokens());
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) numbers.length * i / count);
      int to = (int) ((long) numbers.length * (i + 1) / count);
      windows.add(new int[][] {Arrays.copyOfRange(numbers, from, to)});
    }
    return windows;
  }

  private int[] cut(int[] numbers) {
    int most = task.maxTokens();
    if (numbers.length <= most) {
      return numbers;
    }
    int[] kept = Arrays.copyOf(numbers, most);
    if (task.longText() == TextTask.LongText.ENDS) {
      int tail = most / 2;
      System.arraycopy(numbers, numbers.length - tail, kept, most - tail, tail);
    }
    return kept;
  }

  private int[] numbers(String text) {
    List<String> words = words(text);
    int[] numbers = new int[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = vocabulary.id(words.get(i));
    }
    return numbers;
  }
}
