package org.gleaner.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sparse vectors side by side in three arrays. Immutable, thread-safe. Where all vectors have all
 * their numbers, their places are held once and not serialised.
 */
public final class PackedVectors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int dimensions;
  private final int[] begins;
  private final int[] sparsePlaces;
  private final float[] values;
  private transient volatile int[] allPlaces;

  /**
   * Takes arrays as they are.
   *
   * @param sparsePlaces null if all vectors have all their numbers
   */
  private PackedVectors(int dimensions, int[] begins, int[] sparsePlaces, float[] values) {
    this.dimensions = dimensions;
    this.begins = begins;
    this.sparsePlaces = sparsePlaces;
    this.values = values;
  }

  /** The number of vectors. */
  public int size() {
    return begins.length - 1;
  }

  /** The number of non-zero values in all vectors. */
  public int numbers() {
    return values.length;
  }

  /** The length of a vector, zeros included. */
  int dimensions() {
    return dimensions;
  }

  /** Where a vector begins in {@link #values}; it ends where the next begins. */
  int begin(int row) {
    return begins[row];
  }

  /** Where a vector begins in {@link #places}: vectors of all their numbers have the same. */
  int beginOfPlaces(int row) {
    return sparsePlaces == null ? 0 : begins[row];
  }

  /** The places of the values; not to be changed. */
  int[] places() {
    if (sparsePlaces != null) {
      return sparsePlaces;
    }
    int[] places = allPlaces;
    if (places == null) {
      places = IntStream.range(0, dimensions).toArray();
      allPlaces = places;
    }
    return places;
  }

  /** The values of all vectors; not to be changed. */
  float[] values() {
    return values;
  }

  /** Collects vectors. Not thread-safe. */
  public static final class Builder {
    private int dimensions;
    private int size;
    private int[] begins = new int[1024];
    private int[] places = new int[1 << 14];
    private float[] values = new float[1 << 14];

    /**
     * Adds a vector without its zeros.
     *
     * @param length of the vector
     * @param at the places of the values, ascending
     */
    public Builder add(int length, int[] at, double[] numbers) {
      dimensions = Math.max(dimensions, length);
      int end = begins[size];
      makeRoom(at.length);
      for (int i = 0; i < at.length; i++) {
        if (numbers[i] != 0) {
          places[end] = at[i];
          values[end++] = (float) numbers[i];
        }
      }
      begins[++size] = end;
      return this;
    }

    /** Adds a dense vector without its zeros. */
    public Builder add(double[] numbers) {
      dimensions = Math.max(dimensions, numbers.length);
      int end = begins[size];
      makeRoom(numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] != 0) {
          places[end] = i;
          values[end++] = (float) numbers[i];
        }
      }
      begins[++size] = end;
      return this;
    }

    private void makeRoom(int numbers) {
      int end = begins[size] + numbers;
      if (size + 2 > begins.length) {
        begins = Arrays.copyOf(begins, 2 * begins.length);
      }
      if (end > places.length) {
        int room = Math.max(end, Math.multiplyExact(2, places.length));
        places = Arrays.copyOf(places, room);
        values = Arrays.copyOf(values, room);
      }
    }

    /** Adds vectors. */
    public Builder addAll(PackedVectors other) {
      dimensions = Math.max(dimensions, other.dimensions);
      int end = begins[size];
      makeRoom(other.values.length);
      System.arraycopy(other.values, 0, values, end, other.values.length);
      begins = Arrays.copyOf(begins, Math.max(begins.length, size + other.size() + 2));
      for (int row = 0; row < other.size(); row++) {
        int length = other.begins[row + 1] - other.begins[row];
        System.arraycopy(other.places(), other.beginOfPlaces(row), places, begins[size], length);
        begins[++size] = end + other.begins[row + 1];
      }
      return this;
    }

    /** The vectors. */
    public PackedVectors build() {
      int end = begins[size];
      boolean dense = (long) size * dimensions == end;
      return new PackedVectors(
          dimensions,
          Arrays.copyOf(begins, size + 1),
          dense ? null : Arrays.copyOf(places, end),
          Arrays.copyOf(values, end));
    }
  }
}
