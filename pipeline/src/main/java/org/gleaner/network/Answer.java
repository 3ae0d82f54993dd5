package org.gleaner.network;

import java.util.List;
import org.gleaner.network.task.LabelledText;

/**
 * An answer to a question, found in a context by a network of the task {@code answer}.
 *
 * @param text a stretch of the context
 * @param score the sum of the scores of its first and its last piece; higher is better
 * @param begin where it begins in the context, in UTF-16 code units
 * @param end where it ends
 */
public record Answer(String text, double score, int begin, int end) {
  private static final String NONE = "none";

  /**
   * The best answer; null if the network decides that the context has none.
   *
   * @param predictor of the task {@code answer}
   */
  public static Answer of(Predictor<LabelledText> predictor, String question, String context) {
    LabelledText read = LabelledText.unlabelled(List.of(question, context));
    return of(predictor, read, predictor.output(read));
  }

  /**
   * The answer that an output of a network stands for; null for none.
   *
   * @param read the question and the context
   */
  public static Answer of(Predictor<LabelledText> predictor, LabelledText read, float[] output) {
    int begin = (int) output[0];
    int end = (int) output[1];
    return predictor.decide(output).contains(NONE)
        ? null
        : new Answer(read.texts().get(1).substring(begin, end), output[2], begin, end);
  }
}
