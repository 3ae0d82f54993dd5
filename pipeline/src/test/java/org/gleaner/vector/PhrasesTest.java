package org.gleaner.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.count.PhraseCounting;
import org.gleaner.vector.pool.DocumentPooling;
import org.gleaner.vector.train.WordVectorsTrainer;
import org.junit.jupiter.api.Test;

final class PhrasesTest {
  private static final int LEAST = 3;
  private static final double THRESHOLD = 2;

  private static List<String[]> sentences() {
    RandomStream random = new RandomStream(9);
    List<String[]> sentences = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<String> words = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        words.add("word" + random.next(30));
      }
      if (i % 4 == 0) {
        words.addAll(3, List.of("new", "york", "times"));
      } else if (i % 4 == 1) {
        words.addAll(5, List.of("new", "york"));
      }
      sentences.add(words.toArray(new String[0]));
    }
    return sentences;
  }

  private static JavaRDD<String[]> spread(List<String[]> sentences, int partitions) {
    return LocalSpark.context().parallelize(sentences, partitions);
  }

  @Test
  void pairsAreThoseOfTheFormula() {
    List<String[]> sentences = sentences();
    Map<String, Integer> words = new HashMap<>();
    Map<List<String>, Integer> pairs = new HashMap<>();
    for (String[] sentence : sentences) {
      for (int i = 0; i < sentence.length; i++) {
        words.merge(sentence[i], 1, Integer::sum);
        if (i > 0) {
          pairs.merge(List.of(sentence[i - 1], sentence[i]), 1, Integer::sum);
        }
      }
    }
    int total = words.values().stream().mapToInt(Integer::intValue).sum();
    Phrases found = PhraseCounting.find(spread(sentences, 3), LEAST, THRESHOLD, 1000);
    int expected = 0;
    for (Map.Entry<List<String>, Integer> pair : pairs.entrySet()) {
      String[] both = pair.getKey().toArray(new String[0]);
      double counts = (double) words.get(both[0]) * words.get(both[1]);
      boolean joins = (pair.getValue() - LEAST) / counts * total > THRESHOLD;
      expected += joins ? 1 : 0;
      assertEquals(joins ? 1 : 2, found.join(both).length, pair.toString());
    }
    assertEquals(expected, found.size());
    assertTrue(expected > 1 && expected < pairs.size());
  }

  @Test
  void theFirstOfTwoPairsThatShareAWordIsJoined() {
    Phrases found = PhraseCounting.find(spread(sentences(), 2), LEAST, 5, 1000);
    String[] joined = found.join(new String[] {"the", "new", "york", "times", "new"});
    assertArrayEquals(new String[] {"the", "new_york", "times", "new"}, joined);
    assertArrayEquals(new String[0], found.join(new String[0]));
  }

  @Test
  void aSecondPassJoinsPairsOfPairs() {
    WordVectorSettings settings =
        WordVectorSettings.of(
            Options.ofSettings(
                "phrases=2", "phrase-threshold=5", "dimensions=4", "min-count=5", "workers=1"));
    WordVectorTable table =
        new WordVectorsTrainer(settings, round -> {}).train(spread(sentences(), 3));
    assertEquals(100, table.vocabulary().count(table.vocabulary().id("new_york_times")));
    assertEquals(100, table.vocabulary().count(table.vocabulary().id("new_york")));
    assertEquals(-1, table.vocabulary().id("york"));
    documentsHaveTheSamePhrases(table);
  }

  private static void documentsHaveTheSamePhrases(WordVectorTable table) {
    String[] text = {"word1", "new", "york", "times", "new", "york", "unseen", "times"};
    String[] joined = {"word1", "new_york_times", "new_york", "unseen", "times"};
    assertArrayEquals(joined, table.join(text));
    assertArrayEquals(new String[0], table.join(new String[0]));
    double[] expected = DocumentPooling.average().pool(table.withPhrases(1), joined);
    assertArrayEquals(expected, DocumentPooling.average().pool(table, text));
    assertSame(text, table.withPhrases(1).join(text));
  }
}
