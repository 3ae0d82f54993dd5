package org.gleaner.vector.train;

/** The logistic function by table: within 0.001 of the exact value, 0 and 1 beyond the table. */
final class Sigmoid {
  private static final float LIMIT = 8;
  private static final int SIZE = 1 << 12;
  private static final float SCALE = SIZE / (2 * LIMIT);
  private static final float[] TABLE = new float[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      TABLE[i] = (float) (1 / (1 + Math.exp(LIMIT - (i + 0.5) / SCALE)));
    }
  }

  private Sigmoid() {}

  static float of(float value) {
    if (value >= LIMIT) {
      return 1;
    }
    if (value <= -LIMIT || Float.isNaN(value)) {
      return 0;
    }
    // just below the limit the sum rounds up to its double, one place beyond the table
    return TABLE[Math.min(SIZE - 1, (int) ((value + LIMIT) * SCALE))];
  }
}
