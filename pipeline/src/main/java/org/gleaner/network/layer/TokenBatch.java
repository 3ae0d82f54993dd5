package org.gleaner.network.layer;

import java.util.Arrays;

/**
 * The token numbers of a batch of sequences without padding: their packing, the distinct numbers in
 * ascending order, and for each packed row the place of its number among them.
 */
final class TokenBatch {
  private final Packing packing;
  private final int[] lengths;
  private final int[] distinct;
  private final int[] distinctOf;

  private TokenBatch(Packing packing, int[] lengths, int[] distinct, int[] distinctOf) {
    this.packing = packing;
    this.lengths = lengths;
    this.distinct = distinct;
    this.distinctOf = distinctOf;
  }

  /**
   * Reads padded rows, [sequences, width]; a 0 ends a row.
   *
   * @throws IllegalArgumentException if a number is not below {@code vocabulary}
   */
  static TokenBatch of(float[] padded, int sequences, long vocabulary) {
    int width = sequences == 0 ? 0 : padded.length / sequences;
    int[] lengths = new int[sequences];
    int[] seen = new int[Math.toIntExact(vocabulary)];
    for (int i = 0; i < sequences; i++) {
      while (lengths[i] < width && padded[i * width + lengths[i]] != 0) {
        seen[checked(padded[i * width + lengths[i]], vocabulary)] = 1;
        lengths[i]++;
      }
    }
    int[] distinct = number(seen);
    Packing packing = Packing.of(lengths);
    int[] distinctOf = new int[packing.rows()];
    for (int step = 0; step < packing.steps(); step++) {
      for (int rank = 0; rank < packing.active(step); rank++) {
        int token = (int) padded[packing.sequence(rank) * width + step];
        distinctOf[packing.offset(step) + rank] = seen[token];
      }
    }
    return new TokenBatch(packing, lengths, distinct, distinctOf);
  }

  private static int checked(float number, long vocabulary) {
    int token = (int) number;
    if (token != number || token < 0 || token >= vocabulary) {
      throw new IllegalArgumentException(
          "Cannot embed token number: " + number + ". Accepted: 0 to " + (vocabulary - 1));
    }
    return token;
  }

  /** Replaces each mark by its place among the marked and returns the marked. */
  private static int[] number(int[] seen) {
    int[] distinct = new int[seen.length];
    int count = 0;
    for (int token = 0; token < seen.length; token++) {
      if (seen[token] != 0) {
        seen[token] = count;
        distinct[count++] = token;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  /** How the tokens lie in memory. */
  Packing packing() {
    return packing;
  }

  /** Number of tokens of a sequence. */
  int length(int sequence) {
    return lengths[sequence];
  }

  /** The distinct token numbers, ascending. */
  int[] distinct() {
    return distinct;
  }

  /** For each packed row the place of its token number among the distinct ones. */
  int[] distinctOf() {
    return distinctOf;
  }
}
