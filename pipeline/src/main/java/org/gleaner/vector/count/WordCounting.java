package org.gleaner.vector.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.Vocabulary;
import org.gleaner.vector.WordVocabulary;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * Counts words on the executors. Only the words that are kept come to the driver, whatever the
 * corpus has beside them.
 */
public final class WordCounting {
  private WordCounting() {}

  /**
   * The vocabulary of a corpus.
   *
   * @throws GleanerException with EMPTY_TEXT if no word is frequent enough
   */
  public static WordVocabulary count(JavaRDD<TokenChunk> chunks, int minCount, int maxWords) {
    Map<String, Long> kept =
        mostFrequent(
            added(chunks.flatMapToPair(chunk -> pairs(chunk).iterator()))
                .filter(pair -> pair._2() >= minCount),
            maxWords);
    if (kept.isEmpty()) {
      throw new GleanerException(
          ErrorCode.EMPTY_TEXT,
          "Cannot train word vectors: no word occurs " + minCount + " times. Lower min-count");
    }
    String[] words = new String[kept.size()];
    long[] counts = new long[kept.size()];
    int i = 0;
    for (Map.Entry<String, Long> word : kept.entrySet()) {
      words[i] = word.getKey();
      counts[i++] = word.getValue();
    }
    return new WordVocabulary(words, counts);
  }

  /** The words of a row, each as often as it occurs. */
  @FunctionalInterface
  public interface Words<T> extends Serializable {
    /** The words. */
    Iterable<String> of(T row);
  }

  /** How often each word occurs; a task holds a bounded number of them at a time. */
  public static <T> JavaPairRDD<String, Long> counts(JavaRDD<T> rows, Words<T> words) {
    return added(rows.mapPartitionsToPair(partition -> new PartialCounts<>(partition, words)));
  }

  /**
   * Adds up counts that are already summed per task. A map-side reduction, as in reduceByKey alone,
   * has no benefit then and takes longer than all other counting.
   *
   * @return in as many partitions as reduceByKey would make
   */
  public static JavaPairRDD<String, Long> added(JavaPairRDD<String, Long> counts) {
    Partitioner partitioner =
        Partitioner.defaultPartitioner(
            counts.rdd(), JavaConverters.asScalaBuffer(List.<RDD<?>>of()).toSeq());
    return counts.partitionBy(partitioner).reduceByKey(Long::sum);
  }

  /**
   * The most frequent words as a vocabulary.
   *
   * @param least words that occur less often are left out
   * @param size most entries, padding and unknown included
   */
  public static <T> Vocabulary vocabulary(JavaRDD<T> rows, Words<T> words, long least, int size) {
    JavaPairRDD<String, Long> counts =
        counts(rows, words).filter(pair -> pair._2() >= least && Vocabulary.accepts(pair._1()));
    return Vocabulary.of(mostFrequent(counts, size), least, size);
  }

  /**
   * The words with the highest counts in falling order, ties by text; the order and the partitions
   * of the counts do not matter.
   *
   * @param counts each word once
   * @param most how many words at most
   */
  public static Map<String, Long> mostFrequent(JavaPairRDD<String, Long> counts, int most) {
    Map<String, Long> words = new LinkedHashMap<>();
    for (Tuple2<String, Long> pair :
        counts.map(pair -> pair).takeOrdered(most, new FrequentFirst())) {
      words.put(pair._1(), pair._2());
    }
    return words;
  }

  private static List<Tuple2<String, Long>> pairs(TokenChunk chunk) {
    List<Tuple2<String, Long>> pairs = new ArrayList<>(chunk.size());
    for (int i = 0; i < chunk.size(); i++) {
      pairs.add(new Tuple2<>(chunk.word(i), chunk.count(i)));
    }
    return pairs;
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
