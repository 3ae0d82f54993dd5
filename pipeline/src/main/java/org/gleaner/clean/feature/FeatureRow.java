package org.gleaner.clean.feature;

import java.util.Arrays;

/** Collects the features of one segment in order. Values are kept between -10 and 10. */
final class FeatureRow {
  private float[] values = new float[64];
  private int size;

  FeatureRow add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = (float) Math.max(-10, Math.min(10, value));
    return this;
  }

  FeatureRow add(boolean holds) {
    return add(holds ? 1 : 0);
  }

  /** A part divided by the whole; 0 if the whole is 0. */
  FeatureRow addShare(double part, double whole) {
    return add(whole == 0 ? 0 : part / whole);
  }

  /** ln(1 + count), about 1 at e - 1. */
  FeatureRow addLog(double count) {
    return add(Math.log1p(count));
  }

  /** One feature for each of the lowest bits, lowest first. */
  FeatureRow addBits(long bits, int count) {
    for (int i = 0; i < count; i++) {
      add((bits >> i & 1) == 1);
    }
    return this;
  }

  int size() {
    return size;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
