package org.gleaner.text;

import java.util.Arrays;

/** A growing list of ints. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  /** Appends a number. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** The number at an index below {@link #size}. */
  public int get(int index) {
    return values[index];
  }

  /** How many numbers the list holds. */
  public int size() {
    return size;
  }

  /** Whether the list holds no number. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The last number of a list that is not empty. */
  public int last() {
    return values[size - 1];
  }

  /** Removes the last number of a list that is not empty. */
  public void removeLast() {
    size--;
  }

  /** Removes all numbers and keeps the memory. */
  public void clear() {
    size = 0;
  }

  /** A copy of the numbers. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
