package org.gleaner.network.math;

/**
 * The layout of a batch: its rows, sequence after sequence, without padding. A sequence may have no
 * row. Sequences may in turn belong to groups, such as the segments of a document: pooling then
 * gives the rows of the groups. Immutable.
 */
public final class Sequences {
  /** Stands in {@link #members} for a member that has no sequence. */
  public static final int NONE = -1;

  private final int[] begins;
  private final Sequences groups;
  private final int[] members;

  private Sequences(int[] begins, Sequences groups, int[] members) {
    this.begins = begins;
    this.groups = groups;
    this.members = members;
  }

  /** Sequences of these lengths, each a group of its own. */
  public static Sequences of(int[] lengths) {
    return of(lengths, null, null);
  }

  private static Sequences of(int[] lengths, Sequences groups, int[] members) {
    int[] begins = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      begins[i + 1] = Math.addExact(begins[i], lengths[i]);
    }
    return new Sequences(begins, groups, members);
  }

  /**
   * The same sequences, each a member of a group.
   *
   * @param groups how the members, in their order, belong to groups
   * @param members for each member its sequence, or {@link #NONE}; a sequence may stand for
   *     several; null if the sequences are the members
   */
  public Sequences grouped(Sequences groups, int[] members) {
    return new Sequences(begins, groups, members);
  }

  /** The same number of sequences in the same groups, of other lengths. */
  public Sequences shortened(int[] lengths) {
    return of(lengths, groups, members);
  }

  /** How the sequences belong together; null if each is a group of its own. */
  public Sequences groups() {
    return groups;
  }

  /** The number of groups. */
  public int groupCount() {
    return groups == null ? count() : groups.count();
  }

  /** The first sequence of a group, in their order; of {@link #groupCount()}, their number. */
  public int firstOf(int group) {
    return groups == null ? group : groups.begin(group);
  }

  /** For each member of a group its sequence, or {@link #NONE}; null if these are the same. */
  int[] members() {
    return members;
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

  /** Number of rows of a sequence. */
  public int length(int sequence) {
    return begins[sequence + 1] - begins[sequence];
  }

  /** Number of rows of each sequence. */
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
