package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One or more texts with their labels, answers or a number. Immutable; travels. */
public final class LabelledText implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> texts;
  private final ArrayList<String> labels;
  private final double value;
  private final double weight;
  private final int[] begins;
  private final ArrayList<int[]> phrases;

  /**
   * A labelled text.
   *
   * @param texts one, or two for a pair; for tagging the tokens; for ranking see {@link #choice}
   * @param labels one label, or any number for several labels, or one for each token
   * @param value the number to learn, where a number is learnt
   * @param weight the weight in the loss
   */
  public LabelledText(List<String> texts, List<String> labels, double value, double weight) {
    this(texts, labels, new int[0], List.of(), value, weight);
  }

  private LabelledText(
      List<String> texts,
      List<String> labels,
      int[] begins,
      List<int[]> phrases,
      double value,
      double weight) {
    this.begins = begins;
    this.phrases = new ArrayList<>(phrases);
    this.texts = new ArrayList<>(texts);
    this.labels = new ArrayList<>(labels);
    this.value = value;
    this.weight = weight;
  }

  /** A text with one label. */
  public static LabelledText of(String text, String label) {
    return new LabelledText(List.of(text), List.of(label), 0, 1);
  }

  /**
   * A question and a context with the answers that people found there.
   *
   * @param answers none if the context has no answer
   * @param begins for each answer the offset in the context at which it stands, in UTF-16 code
   *     units; not copied
   */
  public static LabelledText answered(
      String question, String context, List<String> answers, int[] begins) {
    return new LabelledText(List.of(question, context), answers, begins, List.of(), Double.NaN, 1);
  }

  /**
   * A context with candidates of which one is right, as {@code rank} reads it.
   *
   * @param question about the context, read before each candidate; empty for none
   * @param right the place of the right candidate, from 0; -1 if it is not known
   */
  public static LabelledText choice(
      String context, String question, List<String> candidates, int right) {
    List<String> texts = new ArrayList<>(List.of(context, question));
    texts.addAll(candidates);
    return new LabelledText(texts, List.of(), right < 0 ? Double.NaN : right, 1);
  }

  /** Texts without a label. */
  public static LabelledText unlabelled(List<String> texts) {
    return new LabelledText(texts, List.of(), Double.NaN, 1);
  }

  /** A text without a label. */
  public static LabelledText unlabelled(String text) {
    return unlabelled(List.of(text));
  }

  /**
   * The same with phrases that {@code masked} masks whole.
   *
   * @param phrases for each text where a phrase begins and where it ends, and so on, ascending, in
   *     UTF-16 code units; no two share a char; the arrays are not copied
   */
  public LabelledText withPhrases(List<int[]> phrases) {
    return new LabelledText(texts, labels, begins, phrases, value, weight);
  }

  /**
   * The texts, the question and its context, the context and its question and candidates, or the
   * tokens; not to be changed.
   */
  public List<String> texts() {
    return texts;
  }

  /** The labels, or the answers; not to be changed. */
  public List<String> labels() {
    return labels;
  }

  /** The offset in the context at which an answer stands; -1 if it is not known. */
  public int begin(int answer) {
    return answer < begins.length ? begins[answer] : -1;
  }

  /** The beginnings and ends of the phrases of a text; empty if none are given. */
  public int[] phrases(int text) {
    return text < phrases.size() ? phrases.get(text) : new int[0];
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
