package org.gleaner.network.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.TokenBatch;
import org.gleaner.network.part.TokenProducts;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

final class KernelTest {
  @Test
  void squashingIsExactToSinglePrecision() {
    for (float x = -30; x <= 30; x += 0.00917f) {
      assertEquals(Math.tanh(x), Activations.tanh(x), 2e-7);
      assertEquals(1 / (1 + Math.exp(-x)), Activations.logistic(x), 2e-7);
    }
    assertEquals(1, Activations.tanh(Float.MAX_VALUE));
    assertEquals(-1, Activations.tanh(Float.NEGATIVE_INFINITY));
    assertEquals(0, Activations.tanh(0));
  }

  @Test
  void packingPutsTheLongestFirst() {
    Packing packing = Packing.of(new int[] {1, 0, 3, 3});
    assertEquals(7, packing.rows());
    assertEquals(3, packing.steps());
    assertEquals(2, packing.sequence(0));
    assertEquals(3, packing.sequence(1));
    assertEquals(0, packing.sequence(2));
    assertEquals(3, packing.active(0));
    assertEquals(2, packing.active(2));
    assertEquals(0, packing.active(3));
    assertEquals(5, packing.offset(2));
    assertEquals(0, Packing.of(new int[] {0, 0}).rows());
    assertEquals(0, Packing.of(new int[0]).rows());
  }

  @Test
  void tokensAreNumberedByValue() {
    TokenBatch batch = TokenBatch.of(tokens(new int[] {7, 3}, new int[] {3}), 1, 8);
    assertEquals(2, batch.size());
    assertArrayEquals(new int[] {3}, batch.token(0));
    assertArrayEquals(new int[] {7}, batch.token(1));
    Rows rows = batch.rows(new float[] {0.3f, 0.7f}, 1);
    assertArrayEquals(new float[] {0.7f, 0.3f, 0.3f}, rows.expanded());
    assertArrayEquals(new float[] {6, 1}, rows.collapsed(new float[] {1, 2, 4}));
    assertEquals(1, batch.sequences().length(1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> TokenBatch.of(tokens(new int[] {8}), 1, 8));
    assertEquals("Cannot embed token number: 8. Accepted: 0 to 7", e.getMessage());
  }

  private static ExampleBatch.TokenSequences tokens(int[]... sequences) {
    Sequences each = Sequences.of(new int[] {sequences.length});
    return new ExampleBatch.TokenSequences(List.of(sequences), each, null);
  }

  @Test
  void rememberedProductsAreThoseOfTheTokenAlone() {
    Random random = new Random(4);
    int vocabulary = 700;
    float[] vectors = gaussian(random, vocabulary * 5);
    float[] weight = gaussian(random, 5 * 7);
    TokenProducts products = new TokenProducts(7 * 500);
    float[] one = product(products, vectors, weight, 2, 250, 499, 500, 699);
    float[] other = product(products, vectors, weight, 499);
    assertArrayEquals(java.util.Arrays.copyOfRange(one, 14, 21), other);
    assertArrayEquals(one, product(products, vectors, weight, 2, 250, 499, 500, 699));
    int[] tokens = {2, 250, 499, 500, 699};
    for (int i = 0; i < one.length; i++) {
      double sum = 0;
      for (int k = 0; k < 5; k++) {
        sum += vectors[tokens[i / 7] * 5 + k] * weight[k * 7 + i % 7];
      }
      assertEquals(sum, one[i], 1e-5);
    }
    assertEquals(0, product(products, vectors, weight).length);
  }

  private static float[] product(
      TokenProducts products, float[] vectors, float[] weight, int... tokens) {
    float[] own = new float[tokens.length * 5];
    for (int i = 0; i < tokens.length; i++) {
      System.arraycopy(vectors, tokens[i] * 5, own, i * 5, 5);
    }
    Sequences sequences = Sequences.of(new int[] {tokens.length});
    Rows rows = Rows.ofTokens(sequences, own, 5, new int[tokens.length], tokens);
    try (FloatBlock table = FloatBlock.copyOf(vectors)) {
      return products.product(
          rows, "W", table, vectors.length / 5, 7, () -> FloatBlock.copyOf(weight));
    }
  }

  private static float[] gaussian(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void productsMatchPlainLoops() {
    Random random = new Random(1);
    float[] a = random(random, 6);
    float[] b = random(random, 12);
    float[] product = new float[8];
    try (FloatBlock left = FloatBlock.copyOf(a);
        FloatBlock right = FloatBlock.copyOf(b);
        FloatBlock result = FloatBlock.allocate(8)) {
      FloatBlock.multiply(2, 4, 3, left.from(0), right.from(0), 0f, result, 0);
      result.get(0, product, 0, 8);
    }
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 4; column++) {
        float sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += a[row * 3 + k] * b[k * 4 + column];
        }
        assertEquals(sum, product[row * 4 + column], 1e-6);
      }
    }
  }

  private static float[] random(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  @Test
  void arraysOfAnyLayoutAreRead() {
    INDArray array = Nd4j.arange(24).castTo(DataType.FLOAT).reshape('c', 4, 6);
    INDArray part = array.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 4));
    assertArrayEquals(new float[] {8, 9, 14, 15}, FloatBlock.read(part));
    assertArrayEquals(new float[] {8, 14, 9, 15}, FloatBlock.read(part.transpose()));
    assertArrayEquals(new float[] {1, 0}, FloatBlock.read(Nd4j.createFromArray(true, false)));
    INDArray rows = array.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
    FloatBlock.write(new float[12], rows);
    assertEquals(0 + 1 + 2 + 3 + 4 + 5 + 18 + 19 + 20 + 21 + 22 + 23, array.sumNumber().intValue());
    assertThrows(IllegalStateException.class, () -> FloatBlock.of(part));
  }

  @Test
  void dropoutIsRepeatableAndUnbiased() {
    float[] first = DropoutMask.factors(20_000, 0.3, 5, 4);
    assertArrayEquals(first, DropoutMask.factors(20_000, 0.3, 5, 4));
    float[] next = DropoutMask.factors(20_000, 0.3, 5, 5);
    double sum = 0;
    int dropped = 0;
    int agree = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i];
      dropped += first[i] == 0 ? 1 : 0;
      agree += first[i] == next[i] ? 1 : 0;
    }
    assertEquals(1, sum / first.length, 0.02);
    assertEquals(0.3, (double) dropped / first.length, 0.01);
    assertTrue(agree < 0.62 * first.length, "iterations must differ: " + agree);
  }
}
