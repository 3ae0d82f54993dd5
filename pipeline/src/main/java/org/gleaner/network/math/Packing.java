package org.gleaner.network.math;

/**
 * The layout of sequences for recurrences, without padding: all first steps, then all second steps,
 * and so on. Within each step the longest sequence comes first (ties by number). The sequences that
 * reach a step are therefore a prefix of those that reach the step before, and one matrix product
 * serves a step. Sequences of length 0 have no row.
 */
public final class Packing {
  private final int[] order;
  private final int[] active;
  private final int[] offset;
  private final int rows;

  private Packing(int[] order, int[] active, int[] offset, int rows) {
    this.order = order;
    this.active = active;
    this.offset = offset;
    this.rows = rows;
  }

  /** The packing of sequences of these lengths. */
  public static Packing of(int[] lengths) {
    int longest = 0;
    for (int length : lengths) {
      longest = Math.max(longest, length);
    }
    int[] active = new int[longest];
    for (int length : lengths) {
      for (int step = 0; step < length; step++) {
        active[step]++;
      }
    }
    int[] offset = new int[longest];
    int rows = 0;
    for (int step = 0; step < longest; step++) {
      offset[step] = rows;
      rows = Math.addExact(rows, active[step]);
    }
    return new Packing(longestFirst(lengths, longest), active, offset, rows);
  }

  private static int[] longestFirst(int[] lengths, int longest) {
    int[] next = new int[longest + 2];
    for (int length : lengths) {
      next[longest - length + 1]++;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    int[] order = new int[lengths.length];
    for (int sequence = 0; sequence < lengths.length; sequence++) {
      order[next[longest - lengths[sequence]]++] = sequence;
    }
    return order;
  }

  /** Number of rows: the sum of all lengths. */
  public int rows() {
    return rows;
  }

  /** Number of steps: the greatest length. */
  public int steps() {
    return active.length;
  }

  /** Number of sequences, those of length 0 included. */
  int sequences() {
    return order.length;
  }

  /** How many sequences reach a step; 0 before the first and after the last. */
  public int active(int step) {
    return step < 0 || step >= active.length ? 0 : active[step];
  }

  /** The first row of a step. */
  public int offset(int step) {
    return offset[step];
  }

  /** The number of the sequence at a rank: 0 is the longest. */
  public int sequence(int rank) {
    return order[rank];
  }
}
