package org.gleaner.network.part;

import java.io.Serializable;
import org.gleaner.random.Fingerprint;

/**
 * One text, pair or document as numbers: what a network reads and what it learns. Alike for every
 * task. The arrays are not copied and must not be changed. Travels to the executors.
 */
public final class Example implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final float[][] NO_FEATURES = {};

  private final int[][] sequences;
  private final int[][] picked;
  private final float[][] features;
  private final float[] target;
  private final float weight;
  private final int seed;

  /**
   * An example without features.
   *
   * @param sequences token numbers of each text, window or segment, without padding; a token may
   *     have several numbers; a sequence may be empty
   * @param target what the network learns, in the form that its head expects
   * @param weight the weight of the example in the loss
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
    this(sequences, null, features, target, weight, 0);
  }

  private Example(
      int[][] sequences,
      int[][] picked,
      float[][] features,
      float[] target,
      float weight,
      int seed) {
    this.sequences = sequences;
    this.picked = picked;
    this.features = features;
    this.target = target;
    this.weight = weight;
    this.seed = seed;
  }

  /**
   * An example of whose tokens some alone have a target, such as the first pieces of words.
   *
   * @param picked for each sequence the places of these tokens, from 0, ascending
   */
  public static Example picking(int[][] sequences, int[][] picked, float[] target, float weight) {
    return new Example(sequences, picked, NO_FEATURES, target, weight, 0);
  }

  /**
   * The same example for which a network draws numbers, see {@link #seed}.
   *
   * @param other at least 0 and below 2^24
   */
  public Example seeded(int other) {
    return new Example(sequences, picked, features, target, weight, other);
  }

  /** The seed of what a network draws for this example alone; 0 where it draws nothing. */
  public int seed() {
    return seed;
  }

  /** For each sequence the places of the tokens that have a target; null if all have. */
  public int[][] picked() {
    return picked;
  }

  /** Token numbers of each sequence. */
  public int[][] sequences() {
    return sequences;
  }

  /** Numbers beside each sequence; empty if there are none. */
  public float[][] features() {
    return features;
  }

  /** What the network learns. */
  public float[] target() {
    return target;
  }

  /** The weight in the loss. */
  public float weight() {
    return weight;
  }

  /**
   * The length by which batches are formed, so that similar examples meet. It is the number of
   * sequences where they have features, otherwise the count of numbers of the longest one.
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

  /** The count of numbers of all sequences. */
  public long size() {
    long size = 0;
    for (int[] sequence : sequences) {
      size += sequence.length;
    }
    return size;
  }

  /** A hash of everything a network reads and learns of it. */
  public long fingerprint() {
    Fingerprint fingerprint =
        new Fingerprint().add(sequences).add(target).add(new float[] {weight});
    for (float[] row : features) {
      fingerprint.add(row);
    }
    if (picked != null) {
      fingerprint.add(picked);
    }
    if (seed != 0) {
      fingerprint.add(seed);
    }
    return fingerprint.value();
  }
}
