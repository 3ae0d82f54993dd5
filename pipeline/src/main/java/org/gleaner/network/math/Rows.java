package org.gleaner.network.math;

import java.util.Arrays;

/**
 * The vectors of a batch between two parts: one for each row of some sequences. Equal vectors,
 * those of a token that occurs again, may be stored once. After pooling each sequence has one row,
 * all zero where the sequence was empty.
 */
public final class Rows {
  private final Sequences sequences;
  private final float[] values;
  private final int width;
  private final int[] places;
  private final int[] tokens;

  private Rows(Sequences sequences, float[] values, int width, int[] places, int[] tokens) {
    this.sequences = sequences;
    this.values = values;
    this.width = width;
    this.places = places;
    this.tokens = tokens;
  }

  /** One stored vector for each row. */
  public static Rows of(Sequences sequences, float[] values, int width) {
    return new Rows(sequences, values, width, null, null);
  }

  /**
   * One vector for each sequence, as the rows of the sequences' groups; sequences that are each a
   * group of their own have one row each.
   */
  public static Rows pooled(Sequences sequences, float[] values, int width) {
    if (sequences.groups() == null) {
      int[] ones = new int[sequences.count()];
      Arrays.fill(ones, 1);
      return of(Sequences.of(ones), values, width);
    }
    return new Rows(sequences.groups(), values, width, sequences.members(), null);
  }

  /**
   * Stored vectors, and for each row the place of its own among them, or {@link Sequences#NONE} for
   * a zero vector, which {@link #expanded()} alone gives.
   */
  public static Rows shared(Sequences sequences, float[] values, int width, int[] places) {
    return new Rows(sequences, values, width, places, null);
  }

  /**
   * Stored vectors of tokens.
   *
   * @param tokens for each stored vector the number of the token whose own vector it is, ascending;
   *     null if there is more to a token than its number
   */
  public static Rows ofTokens(
      Sequences sequences, float[] values, int width, int[] places, int[] tokens) {
    return new Rows(sequences, values, width, places, tokens);
  }

  /**
   * The numbers of the tokens whose vectors are stored, ascending; null if the vectors are not
   * those of tokens.
   */
  public int[] tokens() {
    return tokens;
  }

  /** How the rows belong to sequences. */
  public Sequences sequences() {
    return sequences;
  }

  /** The stored vectors one after the other. */
  public float[] values() {
    return values;
  }

  /** Numbers of a row. */
  public int width() {
    return width;
  }

  /** Number of stored vectors. */
  public int stored() {
    return values.length / width;
  }

  /** The place of a row's vector among the stored ones. */
  public int place(int row) {
    return places == null ? row : places[row];
  }

  /** The same rows and places with other stored vectors. */
  public Rows with(float[] others, int otherWidth) {
    return new Rows(sequences, others, otherWidth, places, null);
  }

  /** The vectors row by row; not a copy where they are stored so. */
  public float[] expanded() {
    if (places == null) {
      return values;
    }
    float[] all = new float[sequences.rows() * width];
    for (int row = 0; row < places.length; row++) {
      if (places[row] != Sequences.NONE) {
        System.arraycopy(values, places[row] * width, all, row * width, width);
      }
    }
    return all;
  }

  /** The reverse of {@link #expanded()} for gradients: sums over the rows of a stored vector. */
  public float[] collapsed(float[] gradients) {
    if (places == null) {
      return gradients;
    }
    float[] sums = new float[values.length];
    for (int row = 0; row < places.length; row++) {
      int at = places[row] * width;
      for (int k = 0; at >= 0 && k < width; k++) {
        sums[at + k] += gradients[row * width + k];
      }
    }
    return sums;
  }
}
