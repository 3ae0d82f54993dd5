package org.gleaner.network.task;

import java.io.Serializable;
import java.util.List;

/**
 * One or two texts and what a person said of them.
 *
 * @param texts one, or two for a pair; for tagging the tokens
 * @param labels one label, or any number for several labels, or one for each token
 * @param value the number to learn, where a number is learnt
 * @param weight how much the example counts
 */
public record LabelledText(List<String> texts, List<String> labels, double value, double weight)
    implements Serializable {
  /** Copies. */
  public LabelledText {
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
  }

  /** A text with one label. */
  public static LabelledText of(String text, String label) {
    return new LabelledText(List.of(text), List.of(label), 0, 1);
  }
}
