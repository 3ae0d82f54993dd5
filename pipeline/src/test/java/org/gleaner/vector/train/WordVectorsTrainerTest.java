package org.gleaner.vector.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.junit.jupiter.api.Test;

/** Training on Spark: two groups of words that never meet must part. */
final class WordVectorsTrainerTest {
  private static final String GLOVE = "method=glove";

  private static JavaRDD<String[]> sentences(int partitions) {
    RandomStream random = new RandomStream(4);
    List<String[]> sentences = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String[] words = new String[12];
      for (int j = 0; j < words.length; j++) {
        words[j] = (i % 2 == 0 ? "animal" : "metal") + random.next(10);
      }
      sentences.add(words);
    }
    sentences.add(new String[] {"rare", "rare"});
    sentences.add(new String[0]);
    return JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
        .parallelize(sentences, partitions);
  }

  private static WordVectorTable train(int replicas, String... more) {
    List<String> options = new ArrayList<>(List.of("dimensions=16", "epochs=3", "rounds=2"));
    options.addAll(List.of(more));
    if (!options.contains(GLOVE)) {
      options.add("sample=0");
    }
    WordVectorSettings settings =
        WordVectorSettings.of(Options.ofSettings(options.toArray(new String[0])));
    return new WordVectorsTrainer(settings, round -> {}, replicas).train(sentences(3));
  }

  private static void assertParted(WordVectorTable table) {
    assertEquals(20, table.size());
    NearestWords nearest = new NearestWords(table);
    for (int i = 0; i < 10; i++) {
      for (Neighbour neighbour : nearest.nearest("animal" + i, 9)) {
        assertTrue(neighbour.word().startsWith("animal"), neighbour.toString());
      }
    }
  }

  @Test
  void everyWayOfLearningPartsTheGroups() {
    for (String method : List.of("skip-gram", "cbow")) {
      for (String loss : List.of("negative-sampling", "hierarchical-softmax")) {
        assertParted(train(1, "method=" + method, "loss=" + loss, "epochs=10"));
      }
    }
    assertParted(train(1, GLOVE));
  }

  @Test
  void oneWorkerLearnsTheSameToTheLastBit() {
    assertRepeats(1);
    assertRepeats(1, GLOVE);
  }

  @Test
  void replicasOfOneWorkerEachLearnTheSameToTheLastBit() {
    assertRepeats(3);
    assertRepeats(3, "method=cbow");
  }

  private static void assertRepeats(int workers, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("workers=" + workers);
    WordVectorTable first = train(workers, all.toArray(new String[0]));
    WordVectorTable second = train(workers, all.toArray(new String[0]));
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.vector(i), second.vector(i));
    }
    all.add("seed=2");
    WordVectorTable other = train(workers, all.toArray(new String[0]));
    assertNotEquals(first.vector(0)[0], other.vector(0)[0]);
  }

  @Test
  void replicasThatAreAveragedPartTheGroupsToo() {
    for (String sampling : List.of("sample=0", GLOVE)) {
      List<WordVectorRound> rounds = new ArrayList<>();
      WordVectorSettings settings =
          WordVectorSettings.of(
              Options.ofSettings("dimensions=16", "epochs=3", sampling, "workers=2", "rounds=2"));
      WordVectorTable table = new WordVectorsTrainer(settings, rounds::add, 2).train(sentences(3));
      assertParted(table);
      assertEquals(6, rounds.size());
      for (WordVectorRound round : rounds) {
        assertEquals(2, round.replicas());
      }
      assertEquals(rounds.get(5).totalWords(), rounds.get(5).words());
    }
  }

  @Test
  void oneMachineTellsOfAMillionWordsOrMoreAtATime() {
    JavaRDD<String[]> sentences =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
            .parallelize(Collections.nCopies(2_500, 1), 2)
            .map(one -> Collections.nCopies(1_000, "word").toArray(new String[0]));
    assertRounds(2, sentences);
    assertRounds(1, sentences(3));
  }

  private static void assertRounds(int expected, JavaRDD<String[]> sentences) {
    List<WordVectorRound> rounds = new ArrayList<>();
    WordVectorSettings settings =
        WordVectorSettings.of(
            Options.ofSettings("dimensions=16", "epochs=1", "sample=0", "window=1"));
    new WordVectorsTrainer(settings, rounds::add).train(sentences);
    assertEquals(expected, rounds.size());
    WordVectorRound last = rounds.get(expected - 1);
    assertEquals(expected, last.rounds());
    assertEquals(last.totalWords(), last.words());
  }

  @Test
  void unknownWordsAreComposedOfNgrams() {
    WordVectorTable table = train(1, "min-ngram=3", "max-ngram=4", "buckets=5000");
    assertParted(table);
    assertNotNull(table.vector("animal77"));
    NearestWords nearest = new NearestWords(table);
    assertTrue(nearest.nearest("animal77", 1).get(0).word().startsWith("animal"));
    assertNull(train(1, "epochs=1").vector("animal77"));
  }

  @Test
  void vocabularyIsLimitedByCountAndSize() {
    WordVectorTable two = train(1, "max-words=2", "epochs=1");
    assertEquals(2, two.size());
    assertTrue(two.vocabulary().count(0) >= two.vocabulary().count(1));
    assertEquals(21, train(1, "min-count=2", "epochs=1").size());
    GleanerException e = assertThrows(GleanerException.class, () -> train(1, "min-count=1000000"));
    assertEquals(ErrorCode.EMPTY_TEXT, e.code());
  }
}
