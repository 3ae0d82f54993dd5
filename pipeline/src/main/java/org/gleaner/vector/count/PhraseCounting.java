package org.gleaner.vector.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.vector.Phrases;
import org.gleaner.vector.WordVectorSettings;
import scala.Tuple2;

/**
 * Finds the {@link Phrases} of a corpus on the executors and joins them, in as many passes as are
 * asked for: the second joins pairs of pairs, with half the threshold. Close it when the joined
 * sentences have been read.
 */
public final class PhraseCounting implements AutoCloseable {
  private final List<Broadcast<Phrases>> shared = new ArrayList<>();
  private final JavaRDD<String[]> joined;

  /** Finds the phrases; reads the sentences once for each pass that the settings ask for. */
  public PhraseCounting(JavaRDD<String[]> sentences, WordVectorSettings settings) {
    try {
      joined = joined(sentences, settings);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private JavaRDD<String[]> joined(JavaRDD<String[]> sentences, WordVectorSettings settings) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(sentences.context());
    JavaRDD<String[]> result = sentences;
    double threshold = settings.phraseThreshold();
    for (int pass = 0; pass < settings.phrases(); pass++) {
      Phrases phrases = find(result, settings.minCount(), threshold, settings.maxWords());
      if (phrases.size() == 0) {
        break;
      }
      Broadcast<Phrases> sent = spark.broadcast(phrases);
      shared.add(sent);
      result = result.map(words -> sent.value().join(words));
      threshold /= 2;
    }
    return result;
  }

  /** The sentences with their phrases joined. */
  public JavaRDD<String[]> sentences() {
    return joined;
  }

  @Override
  public void close() {
    shared.forEach(Broadcast::destroy);
  }

  /**
   * Finds phrases in one reading of the corpus. Words and pairs that are frequent enough come to
   * the driver, whatever the corpus has beside them.
   *
   * @param leastCount of a pair, and what is taken off its count
   * @param most words, and pairs, that are looked at: the most frequent
   */
  public static Phrases find(
      JavaRDD<String[]> sentences, int leastCount, double threshold, int most) {
    JavaPairRDD<String, Long> counts =
        WordCounting.counts(sentences, PhraseCounting::wordsAndPairs)
            .filter(count -> count._2() > leastCount)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> words =
          WordCounting.mostFrequent(counts.filter(count -> !isPair(count._1())), most);
      return new Phrases(pairs(counts, words, leastCount, threshold, most));
    } finally {
      counts.unpersist();
    }
  }

  private static Set<String> pairs(
      JavaPairRDD<String, Long> counts,
      Map<String, Long> words,
      int leastCount,
      double threshold,
      int most) {
    double scale = words.values().stream().mapToDouble(Long::doubleValue).sum();
    Broadcast<HashMap<String, Long>> shared =
        JavaSparkContext.fromSparkContext(counts.context()).broadcast(new HashMap<>(words));
    try {
      JavaPairRDD<String, Long> pairs =
          counts.filter(
              count ->
                  isPair(count._1())
                      && score(count, leastCount, shared.value()) * scale > threshold);
      return new HashSet<>(WordCounting.mostFrequent(pairs, most).keySet());
    } finally {
      shared.destroy();
    }
  }

  private static boolean isPair(String key) {
    return key.indexOf(' ') >= 0;
  }

  private static double score(Tuple2<String, Long> pair, int leastCount, Map<String, Long> words) {
    int blank = pair._1().indexOf(' ');
    Long first = words.get(pair._1().substring(0, blank));
    Long second = words.get(pair._1().substring(blank + 1));
    return first == null || second == null
        ? 0
        : (pair._2() - leastCount) / ((double) first * second);
  }

  private static List<String> wordsAndPairs(String[] words) {
    List<String> all = new ArrayList<>(2 * words.length);
    for (int i = 0; i < words.length; i++) {
      all.add(words[i]);
      if (i > 0) {
        all.add(words[i - 1] + ' ' + words[i]);
      }
    }
    return all;
  }
}
