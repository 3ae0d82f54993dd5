package org.gleaner.vector.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.GleanerException;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.Golden;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;
import org.gleaner.vector.VectorMath;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;
import org.gleaner.vector.file.PoolingFile;
import org.gleaner.vector.pool.CommonDirection;
import org.gleaner.vector.pool.DocumentPooling;
import org.junit.jupiter.api.Test;

/** Neighbours, evaluation and documents. */
final class WordVectorUseTest {
  private static WordVectorTable table(float[]... vectors) {
    String[] words = new String[vectors.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = "w" + i;
    }
    return new WordVectorTable(new WordVocabulary(words, new long[words.length]), vectors, null);
  }

  @Test
  void neighboursAreThoseOfBruteForce() {
    RandomStream random = new RandomStream(9);
    float[][] vectors = new float[300][7];
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = random.next(5) - 2;
      }
    }
    WordVectorTable table = table(vectors);
    NearestWords nearest = new NearestWords(table);
    for (int word = 0; word < 50; word++) {
      float[] query = vectors[word];
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < vectors.length; i++) {
        if (i != word) {
          order.add(i);
        }
      }
      order.sort(Comparator.comparingDouble(i -> -VectorMath.cosine(query, vectors[i])));
      List<Neighbour> found = nearest.nearest("w" + word, 10);
      assertEquals(10, found.size());
      for (int i = 0; i < 10; i++) {
        double expected = VectorMath.cosine(query, vectors[order.get(i)]);
        assertEquals(expected, found.get(i).cosine(), 1e-5);
        assertTrue(!found.get(i).word().equals("w" + word));
      }
    }
    assertEquals(300, nearest.nearest(vectors[3], Set.of(), 1000).size());
  }

  @Test
  void analogyOddWordAndSimilarity() {
    WordVectorTable table =
        table(
            new float[] {1, 0, 0},
            new float[] {1, 1, 0},
            new float[] {0, 0, 1},
            new float[] {0, 1, 1},
            new float[] {-1, 0, 0});
    NearestWords nearest = new NearestWords(table);
    assertEquals("w3", nearest.analogy(List.of("w1", "w2"), List.of("w0"), 1).get(0).word());
    assertEquals("w4", nearest.odd(List.of("w0", "w1", "w4")));
    assertEquals(Math.sqrt(0.5), nearest.similarity("w0", "w1"), 1e-6);
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> nearest.nearest("none", 1));
    assertEquals("Cannot find word: none. It has no vector among 5 words", unknown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> nearest.analogy(List.of(), List.of(), 1));
  }

  @Test
  void correlationsAreThoseOfScipy() {
    double[] a = {1, 2, 2, 4, 5, 1};
    double[] b = {2, 7, 1, 8, 2, 8};
    assertEquals(-0.0909091, RankCorrelation.spearman(a, b), 1e-6);
    assertEquals(-0.0731762, RankCorrelation.pearson(a, b), 1e-6);
    assertTrue(Double.isNaN(RankCorrelation.spearman(new double[1], new double[1])));
  }

  @Test
  void evaluationFilesAreReadAndJudged() throws IOException {
    WordVectorTable table =
        table(new float[] {1, 0}, new float[] {1, 0.1f}, new float[] {0, 1}, new float[] {1, 1});
    WordSimilarities pairs =
        WordSimilarities.read(
            new StringReader("Word 1,Word 2,x\nW0\tw1\t9\n# none\nw0 w3 5\nw0,w2,1\nw0 no 3\n"));
    WordSimilarities.Result result = pairs.evaluate(table);
    assertEquals(4, result.pairs());
    assertEquals(3, result.covered());
    assertEquals(1, result.spearman(), 1e-12);
    assertThrows(
        GleanerException.class, () -> WordSimilarities.read(new StringReader("a b 1\nc d\n")));
    WordAnalogies analogies =
        WordAnalogies.read(
            new StringReader(": one\nw0 w1 w2 w3\nw0 w1 w2 no\n: two\nw0 w1 w1 w3\n"));
    Map<String, WordAnalogies.Result> judged = analogies.evaluate(table);
    assertEquals(new WordAnalogies.Result(2, 1, 1), judged.get("one"));
    assertEquals(3, judged.get("total").questions());
    assertThrows(GleanerException.class, () -> WordAnalogies.read(new StringReader("a b c\n")));
  }

  @Test
  void commentsBlankLinesAndAMarkMayStandFirst() throws IOException {
    for (String before : new String[] {"", "\uFEFF", "# none\n\n", "\uFEFF# none\n", " \n"}) {
      WordSimilarities pairs =
          WordSimilarities.read(new StringReader(before + "one\ttwo\tscore\nw0 w1 9\nw1 w2 3\n"));
      assertEquals("w0", pairs.pairs().get(0).first(), before);
      assertEquals(2, pairs.pairs().size(), before);
      WordAnalogies analogies =
          WordAnalogies.read(new StringReader(before + ": one\n# none\nw0 w1 w2 w3\n"));
      assertEquals(1, analogies.sections().get("one").size(), before);
    }
    for (String number : new String[] {"x", "NaN"}) {
      GleanerException e =
          assertThrows(
              GleanerException.class,
              () -> WordSimilarities.read(new StringReader("# none\na b 1\nc d " + number + "\n")));
      assertTrue(e.getMessage().contains("on line 3"), e.getMessage());
    }
  }

  private static String[] words(JsonNode ids) {
    String[] words = new String[ids.size() + 1];
    for (int i = 0; i < ids.size(); i++) {
      words[i] = "w" + ids.get(i).intValue();
    }
    words[ids.size()] = "unknown";
    return words;
  }

  @Test
  void smoothInverseFrequencyIsThatOfNumpy() throws IOException {
    JsonNode golden = Golden.values().get("sif");
    float[][] vectors = new float[golden.get("words").size()][4];
    long[] counts = new long[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      counts[i] = golden.get("counts").get(i).longValue();
      for (int j = 0; j < 4; j++) {
        vectors[i][j] = golden.get("words").get(i).get(j).floatValue();
      }
    }
    WordVectorTable table = table(vectors);
    DocumentPooling weighted = DocumentPooling.smoothInverseFrequency(counts, 1e-2);
    CommonDirection direction = new CommonDirection(4);
    for (JsonNode document : golden.get("documents")) {
      direction.add(weighted.pool(table, words(document)));
    }
    DocumentPooling sif = weighted.without(direction.direction());
    for (int i = 0; i < golden.get("documents").size(); i++) {
      assertArrayEquals(
          Golden.numbers(golden.get("vectors").get(i)),
          sif.pool(table, words(golden.get("documents").get(i))),
          1e-6);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PoolingFile.write(sif, out);
    DocumentPooling read = PoolingFile.read(new ByteArrayInputStream(out.toByteArray()), table);
    String[] document = {"w0", "w3"};
    assertArrayEquals(sif.pool(table, document), read.pool(table, document));
    byte[] cut = java.util.Arrays.copyOf(out.toByteArray(), out.size() - 3);
    assertThrows(
        GleanerException.class, () -> PoolingFile.read(new ByteArrayInputStream(cut), table));
  }

  @Test
  void otherPoolings() {
    WordVectorTable table = table(new float[] {1, -2}, new float[] {3, -4}, new float[] {0, 8});
    String[] words = {"w0", "no", "w1"};
    assertArrayEquals(new double[] {2, -3}, DocumentPooling.average().pool(table, words));
    assertArrayEquals(new double[] {3, -2}, DocumentPooling.max().pool(table, words));
    assertArrayEquals(new double[2], DocumentPooling.max().pool(table, new String[] {"no"}));
    assertArrayEquals(new double[2], DocumentPooling.average().pool(table, new String[0]));
    DocumentPooling weighted = DocumentPooling.inverseFrequency(new long[] {3, 0, 1}, 3);
    double rare = Math.log(4) + 1;
    assertArrayEquals(
        new double[] {(1 + 3 * rare) / 2, (-2 - 4 * rare) / 2}, weighted.pool(table, words), 1e-5);
    DocumentPooling centroids = DocumentPooling.centroids(new int[] {1, 1, 0}, 2);
    assertArrayEquals(new double[] {0, 2}, centroids.pool(table, words));
  }
}
