package org.gleaner.network.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Products in either precision, of every layout, against sums in double precision. */
final class PrecisionTest {
  private static final int N = 96;

  @AfterEach
  void singlePrecisionAgain() {
    Precision.use(Precision.F32);
  }

  @Test
  void everyLayout() {
    for (Precision precision : Precision.values()) {
      Precision.use(precision);
      for (int rows : new int[] {1, 15, 16, 257, 700}) {
        for (int mask = 0; mask < 8; mask++) {
          check(rows, 320, (mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, 1f);
          check(320, rows, (mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, 1f);
        }
      }
      check(300, 300, false, true, false, 0.25f);
    }
  }

  private static void check(int m, int k, boolean turnA, boolean turnB, boolean add, float factor) {
    float[] a = random(m * k, 1);
    float[] b = random(k * N, 2);
    float[] before = random(m * N, 3);
    float[] expected = new float[m * N];
    double scale = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < N; j++) {
        double sum = 0;
        for (int s = 0; s < k; s++) {
          sum += (double) a[turnA ? s * m + i : i * k + s] * b[turnB ? j * k + s : s * N + j];
        }
        expected[i * N + j] = (float) (factor * sum + (add ? before[i * N + j] : 0));
        scale = Math.max(scale, Math.abs(expected[i * N + j]));
      }
    }
    float[] actual = product(m, k, a, turnA, b, turnB, add ? before : null, factor);
    float tolerance = Precision.used() == Precision.F32 ? 1e-5f : 1e-2f;
    assertArrayEquals(expected, actual, (float) (tolerance * scale));
  }

  private static float[] product(
      int m, int k, float[] a, boolean turnA, float[] b, boolean turnB, float[] to, float factor) {
    float[] result = new float[m * N];
    Arrays.fill(result, Float.NaN);
    try (FloatBlock left = FloatBlock.copyOf(a);
        FloatBlock right = FloatBlock.copyOf(b);
        FloatBlock sum = FloatBlock.copyOf(to == null ? result : to)) {
      FloatBlock.Operand first = turnA ? left.transposedFrom(0) : left.from(0);
      FloatBlock.Operand second = turnB ? right.transposedFrom(0) : right.from(0);
      FloatBlock.multiply(
          m,
          N,
          k,
          factor,
          first.strided(turnA ? m : k),
          second.strided(turnB ? k : N),
          to == null ? 0f : 1f,
          sum,
          N);
      sum.get(0, result, 0, result.length);
    }
    return result;
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Kernels are not shared by threads that run at the same time. */
  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    Precision.use(Precision.BF16);
    float[] a = random(600 * 320, 1);
    float[] b = random(320 * N, 2);
    float[] alone = product(600, 320, a, false, b, false, null, 1f);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> work =
          () -> Arrays.equals(alone, product(600, 320, a, false, b, false, null, 1f));
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        results.add(threads.submit(work));
      }
      for (Future<Boolean> result : results) {
        assertTrue(result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void singlePrecisionIsTheDefault() {
    assertEquals(Precision.F32, Precision.used());
    assertTrue(Precision.F32.isNative());
    assertFalse(HalfProducts.serves(4096, 384, 384, 1f, 0f));
  }
}
