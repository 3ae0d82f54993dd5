package org.gleaner.network.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Products in either precision, of every layout, against sums in double precision. */
final class PrecisionTest {
  private static final int N = 96;

  @Test
  void everyLayout() {
    for (Precision precision : Precision.values()) {
      ProductScope.in(
          precision,
          null,
          () -> {
            checkLayouts();
            return null;
          });
    }
  }

  private static void checkLayouts() {
    for (int rows : new int[] {1, 15, 16, 257, 700}) {
      for (int mask = 0; mask < 8; mask++) {
        check(rows, 320, (mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, 1f);
        check(320, rows, (mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0, 1f);
      }
    }
    check(300, 300, false, true, false, 0.25f);
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
    float tolerance = ProductScope.current().precision() == Precision.F32 ? 1e-5f : 1e-2f;
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

  /** Kernels are not shared by threads that run at the same time, packed weights are. */
  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    float[] a = random(600 * 320, 1);
    float[] b = random(320 * N, 2);
    PackedWeights packed = new PackedWeights();
    INDArray weight = Nd4j.create(b, new long[] {320, N}, 'c');
    float[] alone = half(a, weight, null);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        PackedWeights kept = i % 2 == 0 ? packed : null;
        results.add(threads.submit(() -> Arrays.equals(alone, half(a, weight, kept))));
      }
      for (Future<Boolean> result : results) {
        assertTrue(result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static float[] half(float[] rows, INDArray weight, PackedWeights packed) {
    try (FloatBlock block = FloatBlock.of(weight)) {
      int inputs = (int) weight.size(0);
      return ProductScope.in(
          Precision.BF16, packed, () -> Products.forward(rows, inputs, block, N));
    }
  }

  /** Of weights that lie in one array each is packed by its own place and shape. */
  @Test
  void packedWeightsAreTheirOwn() {
    INDArray all = Nd4j.create(random(2 * 320 * N, 5), new long[] {2 * 320, N}, 'c');
    INDArray first = all.get(NDArrayIndex.interval(0, 320), NDArrayIndex.all());
    INDArray second = all.get(NDArrayIndex.interval(320, 640), NDArrayIndex.all());
    float[] rows = random(256 * 320, 6);
    PackedWeights packed = new PackedWeights();
    for (int round = 0; round < 2; round++) {
      assertArrayEquals(half(rows, first, null), half(rows, first, packed));
      assertArrayEquals(half(rows, second, null), half(rows, second, packed));
    }
  }

  @Test
  void scopesNest() {
    List<Precision> seen =
        ProductScope.in(
            Precision.BF16,
            null,
            () -> List.of(ProductScope.in(Precision.F32, null, PrecisionTest::used), used()));
    assertEquals(List.of(Precision.F32, Precision.BF16), seen);
    assertEquals(Precision.F32, used());
  }

  private static Precision used() {
    return ProductScope.current().precision();
  }

  @Test
  void singlePrecisionIsTheDefault() {
    assertEquals(Precision.F32, ProductScope.current().precision());
    assertTrue(Precision.F32.isNative());
    assertFalse(HalfProducts.serves(4096, 384, 384, 1f, 0f));
  }
}
