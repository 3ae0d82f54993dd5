package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The marks of an answer beside those that people gave, as the official scorer of SQuAD 2.0 gives
 * them: answers are compared in lower case, without punctuation of ASCII, without the articles a,
 * an and the, and with words parted by whitespace.
 */
public final class AnswerMarks {
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern ARTICLES =
      Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private AnswerMarks() {}

  /**
   * The marks of an answer.
   *
   * @param gold what people answered; none if the question has no answer
   * @return 1 if the question has an answer, else 0; 1 if the answer is one of theirs, else 0; the
   *     greatest F1 of its words and those of one of theirs, 0 to 1
   */
  public static float[] of(String answer, List<String> gold) {
    List<List<String>> right = new ArrayList<>();
    for (String text : gold) {
      List<String> words = words(text);
      if (!words.isEmpty()) {
        right.add(words);
      }
    }
    boolean answerable = !right.isEmpty();
    if (!answerable) {
      right.add(List.of());
    }
    List<String> given = words(answer);
    double f1 = 0;
    for (List<String> words : right) {
      f1 = Math.max(f1, f1(given, words));
    }
    return new float[] {answerable ? 1 : 0, right.contains(given) ? 1 : 0, (float) f1};
  }

  /** The words of an answer as they are compared. */
  static List<String> words(String answer) {
    String bare = PUNCTUATION.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
    String text = BLANKS.matcher(ARTICLES.matcher(bare).replaceAll(" ")).replaceAll(" ").strip();
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  /** F1 of the words, repetitions counted; of no words with none 1. */
  private static double f1(List<String> given, List<String> right) {
    if (given.isEmpty() || right.isEmpty()) {
      return given.equals(right) ? 1 : 0;
    }
    Map<String, Integer> counts = new HashMap<>();
    right.forEach(word -> counts.merge(word, 1, Integer::sum));
    int same = 0;
    for (String word : given) {
      same += counts.merge(word, -1, Integer::sum) >= 0 ? 1 : 0;
    }
    return 2.0 * same / (given.size() + right.size());
  }
}
