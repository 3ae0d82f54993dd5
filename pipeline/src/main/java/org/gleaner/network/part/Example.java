package org.gleaner.network.part;

import java.io.Serializable;
import org.gleaner.random.Fingerprint;

/**
 * What a network reads of one text, pair or document, and what it is to learn from it: plain
 * numbers, alike for every task. The arrays are not copied and must not be changed. Travels to the
 * executors.
 */
public final class Example implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final float[][] NO_FEATURES = {};

  private final int[][] sequences;
  private final float[][] features;
  private final float[] target;
  private final float weight;

  /**
   * An example without features.
   *
   * @param sequences token numbers of each text, window or segment, without padding; a token may
   *     have several numbers; a sequence may be empty
   * @param target what the network is to learn, as its head wants it
   * @param weight how much the example counts in the loss
   */
  public Example(int[][] sequences, float[] target, float weight) {
    this(sequences, NO_FEATURES, target, weight);
  }

  /**
   * An example with features.
   *
   * @param features numbers beside each sequence
   */
  public Example(int[][] sequences, float[][] features, float[] target, float weight) {
    this.sequences = sequences;
    this.features = features;
    this.target = target;
    this.weight = weight;
  }

  /** Token numbers of each sequence. */
  public int[][] sequences() {
    return sequences;
  }

  /** Numbers beside each sequence; empty if there are none. */
  public float[][] features() {
    return features;
  }

  /** What the network is to learn. */
  public float[] target() {
    return target;
  }

  /** How much the example counts in the loss. */
  public float weight() {
    return weight;
  }

  /**
   * What batches are formed by, so that those of like length come together: the number of sequences
   * where they have features, otherwise the numbers of the longest one.
   */
  public int length() {
    if (features.length > 0) {
      return sequences.length;
    }
    int longest = 0;
    for (int[] sequence : sequences) {
      longest = Math.max(longest, sequence.length);
    }
    return longest;
  }

  /** A hash of all that a network reads of it and learns from it. */
  public long fingerprint() {
    Fingerprint fingerprint =
        new Fingerprint().add(sequences).add(target).add(new float[] {weight});
    for (float[] row : features) {
      fingerprint.add(row);
    }
    return fingerprint.value();
  }
}
