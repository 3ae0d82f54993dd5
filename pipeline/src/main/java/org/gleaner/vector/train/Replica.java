package org.gleaner.vector.train;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gleaner.random.RandomStream;

/**
 * One copy of the rows that are trained: input rows (words, then n-grams) and output rows. The task
 * threads of an executor share it without locks (Niu et al. 2011, "Hogwild!"): concurrent writes to
 * one row may be lost, which is harmless while most steps touch different rows. Each row is a
 * separate array, so that the size is not limited to two billion numbers.
 *
 * <p>It remembers the rows that were handed out since {@link #forgetTouched}, as they were before,
 * so that what this replica has learnt can be separated from what all replicas share.
 */
final class Replica {
  private static final VarHandle BEFORE = MethodHandles.arrayElementVarHandle(float[][].class);

  private final float[][] input;
  private final float[][] output;
  private final float[][] before;
  private long taken;

  /**
   * A replica of rows, which are taken over.
   *
   * @param one whether it is the only one, with nothing to remember
   */
  Replica(float[][] input, float[][] output, boolean one) {
    this.input = input;
    this.output = output;
    this.before = one ? null : new float[input.length + output.length][];
  }

  /**
   * The initial state: input rows uniform in (-0.5, 0.5) / dimensions, output rows zero. A row
   * depends only on its number and the seed.
   */
  static Replica begin(int inputs, int outputs, int dimensions, long seed, boolean one) {
    float[][] input = new float[inputs][dimensions];
    for (int row = 0; row < inputs; row++) {
      RandomStream random = new RandomStream(RandomStream.seed(seed, -1, row));
      for (int i = 0; i < dimensions; i++) {
        input[row][i] = (random.nextFloat() - 0.5f) / dimensions;
      }
    }
    return new Replica(input, new float[outputs][dimensions], one);
  }

  /** An input row, to be changed. */
  float[] input(int row) {
    return handedOut(row, input[row]);
  }

  /** An output row, to be changed. */
  float[] output(int row) {
    return handedOut(input.length + row, output[row]);
  }

  /** Of two threads that touch a row first, only the earlier keeps its copy. */
  private float[] handedOut(int number, float[] row) {
    if (before != null && before[number] == null) {
      BEFORE.compareAndSet(before, number, null, row.clone());
    }
    return row;
  }

  /** The number of output rows. */
  int outputs() {
    return output.length;
  }

  /** Any row; input rows come before output rows. */
  float[] row(int row) {
    return row < input.length ? input[row] : output[row - input.length];
  }

  /** Whether a row was handed out to be changed. */
  boolean isTouched(int row) {
    return before != null && before[row] != null;
  }

  /** A row as it was before it was handed out. */
  float[] before(int row) {
    return isTouched(row) ? before[row] : row(row);
  }

  /** Marks a row as untouched. */
  void forgetTouched(int row) {
    if (before != null) {
      before[row] = null;
    }
  }

  /**
   * Replaces rows by their averages.
   *
   * @param order rising; the same one twice, of a task that is run again, changes nothing more
   */
  synchronized void take(RowBlock combined, long order) {
    if (order > taken) {
      taken = order;
      combined.copyTo(this);
    }
  }
}
