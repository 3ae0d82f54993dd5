package org.gleaner.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gleaner.Options;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.Golden;
import org.gleaner.vector.NgramBuckets;
import org.gleaner.vector.VectorMath;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVocabulary;
import org.junit.jupiter.api.Test;

/** The arithmetic of learning: gradients, trees, draws, golden values. */
final class LearningTest {
  private static final double STEP = 1e-3;

  private static double loss(float[] input, float[][] rows, float[] labels, float[] weights) {
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      double score = 0;
      for (int j = 0; j < input.length; j++) {
        score += (double) input[j] * rows[i][j];
      }
      loss += weights[i] * Math.log1p(Math.exp(labels[i] > 0 ? -score : score));
    }
    return loss;
  }

  private static float[] vector(RandomStream random, int size) {
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = random.nextFloat() - 0.5f;
    }
    return vector;
  }

  /** Eight less the least step rounds to sixteen when eight is added. */
  @Test
  void logisticFunctionHasEveryArgument() {
    for (float value = -9; value <= 9; value += 0.0037f) {
      assertEquals(1 / (1 + Math.exp(-value)), Sigmoid.of(value), 1e-3);
    }
    for (float limit : new float[] {8, -8}) {
      float expected = limit > 0 ? 1 : 0;
      assertEquals(expected, Sigmoid.of(limit), 1e-3);
      assertEquals(expected, Sigmoid.of(Math.nextDown(limit)), 1e-3);
      assertEquals(expected, Sigmoid.of(Math.nextUp(limit)), 1e-3);
    }
    assertEquals(1, Sigmoid.of(Float.POSITIVE_INFINITY));
    assertEquals(0, Sigmoid.of(Float.NEGATIVE_INFINITY));
    assertEquals(0, Sigmoid.of(Float.NaN));
  }

  @Test
  void stepGoesDownTheGradientOfTheLoss() {
    RandomStream random = new RandomStream(5);
    for (int size = 1; size <= 20; size++) {
      float[] input = vector(random, 7);
      float[][] rows = new float[size][];
      float[] labels = new float[size];
      float[] weights = new float[size];
      float[][] moved = new float[size][];
      LogisticStep step = new LogisticStep(7);
      for (int i = 0; i < size; i++) {
        rows[i] = vector(random, 7);
        moved[i] = rows[i].clone();
        labels[i] = i % 3 == 0 ? 1 : 0;
        weights[i] = 1 + i % 2;
        step.add(moved[i], labels[i], weights[i]);
      }
      float[] error = step.apply(input, 1);
      for (int j = 0; j < 7; j++) {
        assertEquals(-slope(input, j, input, rows, labels, weights), error[j], 5e-3);
        for (int i = 0; i < size; i++) {
          double slope = slope(rows[i], j, input, rows, labels, weights);
          assertEquals(-slope, moved[i][j] - rows[i][j], 5e-3);
        }
      }
    }
  }

  private static double slope(
      float[] changed, int j, float[] input, float[][] rows, float[] labels, float[] weights) {
    float kept = changed[j];
    changed[j] = (float) (kept + STEP);
    double above = loss(input, rows, labels, weights);
    changed[j] = (float) (kept - STEP);
    double below = loss(input, rows, labels, weights);
    changed[j] = kept;
    return (above - below) / (2 * STEP);
  }

  @Test
  void aSentenceMovesTheRowsAsTheReferenceDoes() throws IOException {
    WordVocabulary vocabulary =
        new WordVocabulary(new String[] {"a", "b", "c", "d"}, new long[] {5, 4, 2, 1});
    for (String method : List.of("skip-gram", "cbow")) {
      WordVectorSettings settings =
          WordVectorSettings.of(
              Options.ofSettings(
                  "method=" + method,
                  "loss=hierarchical-softmax",
                  "dimensions=5",
                  "window=1",
                  "sample=0"));
      Word2VecLearning learning = new Word2VecLearning(settings, vocabulary);
      Replica replica = learning.begin(true);
      for (int i = 0; i < 5; i++) {
        for (int word = 0; word < 4; word++) {
          replica.input(word)[i] = (Math.floorMod(7 * word + 3 * i, 11) - 5) / 10f;
        }
        for (int node = 0; node < 3; node++) {
          replica.output(node)[i] = (Math.floorMod(5 * node + 2 * i, 9) - 4) / 10f;
        }
      }
      learning
          .learner(replica, new LogisticStep(5), 0)
          .learn(new int[] {0, 2, 1, 3, 0}, 0, 5, 0.3f);
      JsonNode golden = Golden.values().get(method);
      for (int row = 0; row < 7; row++) {
        JsonNode expected =
            row < 4 ? golden.get("input").get(row) : golden.get("output").get(row - 4);
        double[] actual = new double[5];
        for (int i = 0; i < 5; i++) {
          actual[i] = replica.row(row)[i];
        }
        assertArrayEquals(Golden.numbers(expected), actual, 2e-3, method + " row " + row);
      }
    }
  }

  @Test
  void bucketsOfNgramsAreThoseOfFastText() throws IOException {
    Iterator<Map.Entry<String, JsonNode>> words = Golden.values().get("buckets").fields();
    int seen = 0;
    while (words.hasNext()) {
      Map.Entry<String, JsonNode> word = words.next();
      int[] buckets = NgramBuckets.buckets(word.getKey(), 3, 6, 2_000_000);
      double[] sorted = java.util.Arrays.stream(buckets).asDoubleStream().sorted().toArray();
      double[] expected = Golden.numbers(word.getValue());
      java.util.Arrays.sort(expected);
      assertArrayEquals(expected, sorted, word.getKey());
      seen++;
    }
    assertEquals(5, seen);
  }

  @Test
  void huffmanTreeIsCompleteAndCheapest() {
    RandomStream random = new RandomStream(3);
    for (int size = 2; size < 60; size++) {
      String[] words = new String[size];
      long[] counts = new long[size];
      PriorityQueue<Long> queue = new PriorityQueue<>();
      for (int i = 0; i < size; i++) {
        words[i] = "w" + i;
        counts[i] = 1L + random.next(50);
        queue.add(counts[i]);
      }
      WordVocabulary vocabulary = WordVocabulary.of(words, counts);
      HuffmanTree tree = HuffmanTree.of(vocabulary);
      double kraft = 0;
      long cost = 0;
      for (int i = 0; i < size; i++) {
        int depth = tree.nodes(i).length;
        assertEquals(depth, tree.turns(i).length);
        kraft += Math.pow(2, -depth);
        cost += (long) depth * vocabulary.count(i);
        assertEquals(size - 2, tree.nodes(i)[0], "every way begins at the root");
      }
      long cheapest = 0;
      while (queue.size() > 1) {
        long sum = queue.remove() + queue.remove();
        cheapest += sum;
        queue.add(sum);
      }
      assertEquals(1, kraft, 1e-12);
      assertEquals(cheapest, cost);
    }
  }

  @Test
  void drawsFollowTheWeights() {
    double[] weights = {5, 0, 1, 3, 1};
    AliasTable table = AliasTable.of(weights);
    RandomStream random = new RandomStream(11);
    int[] drawn = new int[weights.length];
    for (int i = 0; i < 1_000_000; i++) {
      drawn[table.draw(random)]++;
    }
    for (int i = 0; i < weights.length; i++) {
      assertEquals(weights[i] / 10, drawn[i] / 1e6, 2e-3);
    }
    assertEquals(0, drawn[1]);
  }

  @Test
  void changesOfReplicasAreMeanWhereAlikeAndSumWhereNotOrHardlyLearnt() {
    float[][][] changes = {
      {{2, 0}, null, {0, 3}, {1, 1}, {4, 4}, {1, 1}},
      {{2, 0}, null, {5, 0}, {-1, -1}, null, {1, -1}}
    };
    List<RowBlock> blocks = new ArrayList<>();
    for (float[][] change : changes) {
      Replica replica = Replica.begin(6, 0, 2, 1, false);
      for (int row = 0; row < change.length; row++) {
        if (change[row] != null) {
          VectorMath.add(replica.input(row), change[row]);
        }
      }
      blocks.add(RowBlock.touched(replica, 0, 6, row -> true));
    }
    assertCombined(
        blocks,
        new RowLayout(6, 2, 1, row -> 1, row -> RowLayout.ONCE),
        new float[][] {{2, 0}, {0, 0}, {5, 3}, {0, 0}, {4, 4}, {2, 0}});
    assertCombined(
        blocks,
        new RowLayout(6, 2, 2, row -> 1, row -> RowLayout.ONCE),
        new float[][] {{2, 0}, {0, 0}, {5, 3}, {0, 0}, {4, 4}, {1, 0}});
    assertCombined(
        blocks,
        new RowLayout(6, 2, 1, row -> 0, row -> 1),
        new float[][] {{4, 0}, {0, 0}, {5, 3}, {0, 0}, {4, 4}, {2, 0}});
  }

  @Test
  void changesOverlapByHowFarARowIsOnItsWay() {
    for (double steps : new double[] {0, 1, 500, 1e9}) {
      RowLayout layout = new RowLayout(1, 1, 1, row -> 20, row -> steps / 20);
      double one = Math.max(1e-9, -Math.expm1(-steps / 8 / 300));
      double all = one;
      for (int merged = 1; merged < 8; merged++) {
        // the sum of two changes that point the same way
        all = (all + one) * (1 - layout.overlap(0, merged, 8) / 2);
      }
      double inTurn = Math.max(8e-9, -Math.expm1(-steps / 300));
      assertEquals(inTurn, all, 1e-6 * all, steps + " steps");
    }
  }

  @Test
  void aRowWaitsUntilItWasLearntAtSixteenPlacesOrForSixteenRounds() {
    double[] places = {0, 1, 1.5, 2, 4, 8, 15.9, 16, RowLayout.MANY};
    int[] periods = {16, 16, 16, 8, 4, 2, 2, 1, 1};
    RowLayout layout = new RowLayout(9, 1, 1, row -> places[row], row -> RowLayout.ONCE);
    for (int row = 0; row < periods.length; row++) {
      assertEquals(periods[row], layout.period(row), "row " + row);
      for (int begin = 0; begin < 40; begin++) {
        int of = row;
        long due = IntStream.range(begin, begin + 16).filter(i -> layout.isDue(of, i)).count();
        assertEquals(16 / periods[row], due);
      }
    }
  }

  @Test
  void placesOfRowsAddUp() {
    WordVocabulary vocabulary =
        new WordVocabulary(new String[] {"aa", "ab", "c", "d"}, new long[] {50, 20, 20, 10});
    HuffmanTree tree = HuffmanTree.of(vocabulary);
    IntToDoubleFunction nodes = HierarchicalSoftmax.places(vocabulary, tree);
    assertEquals(100, nodes.applyAsDouble(2), "the root is on every way");
    assertEquals(50, nodes.applyAsDouble(1));
    assertEquals(30, nodes.applyAsDouble(0));
    IntToDoubleFunction words = NegativeSampling.places(vocabulary, 5);
    assertEquals(600, IntStream.range(0, 4).mapToDouble(words).sum(), 1e-9);
    NgramBuckets subwords = NgramBuckets.of(vocabulary, 2, 2, 1 << 30);
    IntToDoubleFunction rows = subwords.places(vocabulary);
    for (int word = 0; word < 4; word++) {
      assertEquals((double) vocabulary.count(word), rows.applyAsDouble(word));
    }
    assertEquals(70, rows.applyAsDouble(subwords.rows(0)[1]), "<a is of two words");
    assertEquals(50, rows.applyAsDouble(subwords.rows(0)[2]), "aa of one");
  }

  private static void assertCombined(List<RowBlock> blocks, RowLayout layout, float[][] expected) {
    RowBlock combined = RowBlock.combined(blocks, 0, 6, layout);
    assertArrayEquals(new int[] {0, 2, 3, 4, 5}, combined.rows());
    Replica target = Replica.begin(6, 0, 2, 1, false);
    for (int row = 0; row < expected.length; row++) {
      VectorMath.add(expected[row], target.row(row));
    }
    combined.copyTo(target);
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], target.row(row), 1e-5f, "row " + row);
      assertFalse(target.isTouched(row));
    }
  }

  @Test
  void keepingIsThatOfWord2vec() {
    WordVocabulary vocabulary =
        new WordVocabulary(new String[] {"the", "rare"}, new long[] {99_000, 1_000});
    float[] keep = SentenceLearner.keep(vocabulary, 1e-2);
    assertEquals(Math.sqrt(0.01 / 0.99) + 0.01 / 0.99, keep[0], 1e-6);
    assertEquals(1, keep[1]);
    assertTrue(SentenceLearner.keep(vocabulary, 0)[0] == 1);
  }
}
