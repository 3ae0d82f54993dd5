package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One or two texts with their labels or a number. Immutable; travels. */
public final class LabelledText implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> texts;
  private final ArrayList<String> labels;
  private final double value;
  private final double weight;

  /**
   * A labelled text.
   *
   * @param texts one, or two for a pair; for tagging the tokens
   * @param labels one label, or any number for several labels, or one for each token
   * @param value the number to learn, where a number is learnt
   * @param weight the weight in the loss
   */
  public LabelledText(List<String> texts, List<String> labels, double value, double weight) {
    this.texts = new ArrayList<>(texts);
    this.labels = new ArrayList<>(labels);
    this.value = value;
    this.weight = weight;
  }

  /** A text with one label. */
  public static LabelledText of(String text, String label) {
    return new LabelledText(List.of(text), List.of(label), 0, 1);
  }

  /** Texts without a label. */
  public static LabelledText unlabelled(List<String> texts) {
    return new LabelledText(texts, List.of(), Double.NaN, 1);
  }

  /** A text without a label. */
  public static LabelledText unlabelled(String text) {
    return unlabelled(List.of(text));
  }

  /** The texts, or the tokens; not to be changed. */
  public List<String> texts() {
    return texts;
  }

  /** The labels; not to be changed. */
  public List<String> labels() {
    return labels;
  }

  /** The number to learn. */
  public double value() {
    return value;
  }

  /** The weight in the loss. */
  public double weight() {
    return weight;
  }
}
