package org.gleaner.network;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.text.Vocabulary;
import org.gleaner.vector.WordCounting;
import scala.Tuple2;

/**
 * Chooses the words that a network knows. Words are counted on the executors; no more of them than
 * the vocabulary takes come to the driver, whatever the corpus has beside them.
 */
final class VocabularyTraining {
  private VocabularyTraining() {}

  /** The words of a row, each as often as it occurs. */
  @FunctionalInterface
  interface Words<T> extends Serializable {
    Iterable<String> of(T row);
  }

  /**
   * The most frequent words.
   *
   * @param least words that occur less often are left out
   * @param size most entries, padding and unknown included
   */
  static <T> Vocabulary of(JavaRDD<T> rows, Words<T> words, long least, int size) {
    Map<String, Long> counts =
        WordCounting.mostFrequent(
            rows.mapPartitionsToPair(partition -> count(partition, words))
                .reduceByKey(Long::sum)
                .filter(pair -> pair._2() >= least && Vocabulary.accepts(pair._1())),
            size);
    return Vocabulary.of(counts, least, size);
  }

  private static <T> Iterator<Tuple2<String, Long>> count(Iterator<T> rows, Words<T> words) {
    Map<String, Long> counts = new HashMap<>();
    while (rows.hasNext()) {
      for (String word : words.of(rows.next())) {
        counts.merge(word, 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .iterator();
  }
}
