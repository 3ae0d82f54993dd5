package org.gleaner.network;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.text.Vocabulary;
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
    List<Tuple2<String, Long>> kept =
        rows.mapPartitionsToPair(partition -> count(partition, words))
            .reduceByKey(Long::sum)
            .filter(pair -> pair._2() >= least && Vocabulary.accepts(pair._1()))
            .map(pair -> pair)
            .takeOrdered(size, new FrequentFirst());
    Map<String, Long> counts = new HashMap<>();
    kept.forEach(pair -> counts.put(pair._1(), pair._2()));
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

  private static final class FrequentFirst
      implements Comparator<Tuple2<String, Long>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Tuple2<String, Long> a, Tuple2<String, Long> b) {
      int byCount = Long.compare(b._2(), a._2());
      return byCount == 0 ? a._1().compareTo(b._1()) : byCount;
    }
  }
}
