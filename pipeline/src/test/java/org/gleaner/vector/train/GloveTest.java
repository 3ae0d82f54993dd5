package org.gleaner.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.Golden;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.count.PairCounting;
import org.gleaner.vector.count.TokenChunk;
import org.junit.jupiter.api.Test;

/** Counting pairs and learning from them, beside values of numpy. */
final class GloveTest {
  private static final int DIMENSIONS = 5;

  private static List<int[]> blocks(List<int[]> sentences, int window, int parts, int workers) {
    JavaRDD<int[]> spread = LocalSpark.context().parallelize(sentences, parts);
    return PairCounting.count(spread, window, workers).collect();
  }

  private static Map<List<Integer>, Double> counts(List<int[]> blocks) {
    Map<List<Integer>, Double> counts = new HashMap<>();
    for (int[] block : blocks) {
      for (int i = 0; i < block.length; i += PairCounting.PAIR) {
        double count = Float.intBitsToFloat(block[i + 2]);
        List<Integer> pair = List.of(block[i], block[i + 1]);
        assertEquals(null, counts.put(pair, count), "no pair comes twice");
      }
    }
    return counts;
  }

  @Test
  void wordsMeetAsOftenAsNumpyCounts() throws IOException {
    JsonNode golden = Golden.values("glove.json");
    List<int[]> sentences = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    for (JsonNode sentence : golden.get("sentences")) {
      sentence.forEach(word -> together.add(word.intValue()));
      together.add(TokenChunk.END);
      if (together.size() > 8) {
        sentences.add(together.stream().mapToInt(Integer::intValue).toArray());
        together.clear();
      }
    }
    Map<List<Integer>, Double> counts =
        counts(blocks(sentences, golden.get("window").intValue(), 2, 2));
    for (JsonNode pair : golden.get("pairs")) {
      List<Integer> words = List.of(pair.get(0).intValue(), pair.get(1).intValue());
      assertEquals(pair.get(2).doubleValue(), counts.get(words), 1e-6, words.toString());
    }
    assertEquals(golden.get("pairs").size(), counts.size());
  }

  @Test
  void orderAndCountsDoNotDependOnPartitions() {
    RandomStream random = new RandomStream(8);
    List<int[]> sentences = new ArrayList<>();
    Map<List<Integer>, Double> expected = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      int[] words = new int[1 + random.next(30)];
      for (int j = 0; j < words.length; j++) {
        words[j] = random.next(2) == 0 ? random.next(5) : random.next(2_000);
        for (int k = Math.max(0, j - 4); k < j; k++) {
          int least = Math.min(words[j], words[k]);
          int most = Math.max(words[j], words[k]);
          double near = (least == most ? 2.0 : 1.0) / (j - k);
          expected.merge(List.of(least, most), near, Double::sum);
        }
      }
      sentences.add(words);
    }
    List<int[]> one = blocks(sentences, 4, 1, 1);
    List<int[]> many = blocks(sentences, 4, 5, 1);
    assertEquals(one.size(), many.size());
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(one.get(i), many.get(i));
    }
    Map<List<Integer>, Double> counted = counts(blocks(sentences, 4, 3, 4));
    assertEquals(expected.keySet(), counted.keySet());
    expected.forEach((pair, count) -> assertEquals(count, counted.get(pair), 1e-4));
    assertTrue(one.size() > 1_000, "many ranges, each a block");
  }

  @Test
  void pairsMoveTheRowsAsNumpyMovesThem() throws IOException {
    JsonNode golden = Golden.values("glove.json");
    WordVectorSettings settings =
        WordVectorSettings.of(
            Options.ofSettings(
                "method=glove",
                "dimensions=" + DIMENSIONS,
                "learning-rate=" + golden.get("rate"),
                "full-count=" + golden.get("full"),
                "power=" + golden.get("power")));
    int size = golden.get("input").size();
    Replica replica = new Replica(rows(size, 0), rows(size, 1), true);
    GloveLearner learner = new GloveLearner(replica, settings);
    int[] block = new int[PairCounting.PAIR * golden.get("pairs").size()];
    int at = 0;
    for (JsonNode pair : golden.get("pairs")) {
      block[at++] = pair.get(0).intValue();
      block[at++] = pair.get(1).intValue();
      block[at++] = Float.floatToIntBits(pair.get(2).floatValue());
    }
    for (int i = 0; i < golden.get("passes").intValue(); i++) {
      assertEquals(golden.get("pairs").size(), learner.learn(block));
    }
    for (int row = 0; row < 2 * size; row++) {
      JsonNode side = golden.get(row < size ? "input" : "output");
      float[] actual = replica.row(row);
      double[] expected = Golden.numbers(side.get(row % size));
      assertEquals(expected.length, actual.length);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual[i], 1e-5, "row " + row);
      }
    }
    assertEquals(golden.get("loss").doubleValue(), learner.lossSum(), 1e-4);
  }

  private static float[][] rows(int size, int side) {
    float[][] rows = new float[size][2 * (DIMENSIONS + 1)];
    for (int row = 0; row < size; row++) {
      Arrays.fill(rows[row], 1);
      for (int i = 0; i <= DIMENSIONS; i++) {
        rows[row][i] = (((7 + side) * row + 3 * i) % 11 - 5) / 10f;
      }
    }
    return rows;
  }

  @Test
  void optionsOfOtherMethodsAreUnknown() {
    Options options = Options.ofSettings("method=glove", "negatives=5", "loss=negative-sampling");
    WordVectorSettings.of(options);
    String message =
        assertThrows(IllegalArgumentException.class, options::requireEmpty).getMessage();
    assertTrue(message.contains("Cannot use option: negatives"), message);
    assertTrue(message.contains("Accepted: least-squares"), message);
  }
}
