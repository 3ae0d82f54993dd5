package org.gleaner.vector;

/**
 * One copy of the rows that are trained: input rows (words, then n-grams) and output rows. The task
 * threads of an executor share it without locks (Niu et al. 2011, "Hogwild!"): writes of two
 * threads to one row may get lost, which does no harm while most steps touch other rows. Each row
 * is an array of its own, so that there is no limit of two thousand million numbers.
 *
 * <p>It remembers which rows were handed out since {@link #forgetTouched}, so that only those need
 * averaging.
 */
final class Replica {
  private final float[][] input;
  private final float[][] output;
  private final byte[] touched;

  /** A replica of rows, which are taken over. */
  Replica(float[][] input, float[][] output) {
    this.input = input;
    this.output = output;
    this.touched = new byte[input.length + output.length];
  }

  /**
   * The begin of a training: input rows even in (-0.5, 0.5) / dimensions, output rows null. A row
   * depends on its number and the seed alone.
   */
  static Replica begin(int inputs, int outputs, int dimensions, long seed) {
    float[][] input = new float[inputs][dimensions];
    for (int row = 0; row < inputs; row++) {
      RandomStream random = new RandomStream(RandomStream.seed(seed, -1, row));
      for (int i = 0; i < dimensions; i++) {
        input[row][i] = (random.nextFloat() - 0.5f) / dimensions;
      }
    }
    return new Replica(input, new float[outputs][dimensions]);
  }

  /** An input row, to be changed. */
  float[] input(int row) {
    touched[row] = 1;
    return input[row];
  }

  /** An output row, to be changed. */
  float[] output(int row) {
    touched[input.length + row] = 1;
    return output[row];
  }

  /** The number of output rows. */
  int outputs() {
    return output.length;
  }

  /** The number of all rows. */
  int size() {
    return touched.length;
  }

  /** Any row; input rows come before output rows. */
  float[] row(int row) {
    return row < input.length ? input[row] : output[row - input.length];
  }

  /** Whether a row was handed out to be changed. */
  boolean isTouched(int row) {
    return touched[row] != 0;
  }

  /** Calls every row untouched in a range. */
  void forgetTouched(int begin, int end) {
    java.util.Arrays.fill(touched, begin, end, (byte) 0);
  }
}
