package org.gleaner.network.task;

import java.io.Serializable;

/**
 * An encoded example of a text task: the numbers of its tokens, what the network is to say, and how
 * much it counts.
 */
public final class TextExample implements Serializable {
  private static final long serialVersionUID = 1L;

  /** For each text its tokens, each as many numbers as the encoder reads of one. */
  public final int[][] texts;

  /** What the network is to say, as the task wants it. */
  public final float[] target;

  /** How much the example counts in the loss. */
  final float weight;

  public TextExample(int[][] texts, float[] target, float weight) {
    this.texts = texts;
    this.target = target;
    this.weight = weight;
  }

  /** The length of the longest text, in numbers. */
  public int length() {
    int longest = 0;
    for (int[] text : texts) {
      longest = Math.max(longest, text.length);
    }
    return longest;
  }
}
