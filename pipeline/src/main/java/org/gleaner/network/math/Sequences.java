package org.gleaner.network.math;

/**
 * How the rows of a batch belong to its sequences: one sequence after the other, without padding. A
 * sequence may have no row. Immutable.
 */
public final class Sequences {
  private final int[] begins;

  private Sequences(int[] begins) {
    this.begins = begins;
  }

  public static Sequences of(int[] lengths) {
    int[] begins = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      begins[i + 1] = Math.addExact(begins[i], lengths[i]);
    }
    return new Sequences(begins);
  }

  /** Number of sequences, empty ones included. */
  public int count() {
    return begins.length - 1;
  }

  /** Number of rows: the sum of all lengths. */
  public int rows() {
    return begins[begins.length - 1];
  }

  /** The first row of a sequence; of {@link #count()}, the number of rows. */
  public int begin(int sequence) {
    return begins[sequence];
  }

  public int length(int sequence) {
    return begins[sequence + 1] - begins[sequence];
  }

  public int[] lengths() {
    int[] lengths = new int[count()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(i);
    }
    return lengths;
  }

  /** For each row of a packing of these sequences its row here. */
  public int[] rowsOf(Packing packing) {
    int[] rows = new int[packing.rows()];
    for (int step = 0; step < packing.steps(); step++) {
      for (int rank = 0; rank < packing.active(step); rank++) {
        rows[packing.offset(step) + rank] = begins[packing.sequence(rank)] + step;
      }
    }
    return rows;
  }
}
