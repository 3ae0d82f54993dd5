package org.gleaner.vector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import scala.Tuple2;

/**
 * Counts words on the executors. Only the words that are kept come to the driver, whatever the
 * corpus has beside them.
 */
final class WordCounting {
  private WordCounting() {}

  /**
   * The vocabulary of a corpus.
   *
   * @throws GleanerException with EMPTY_TEXT if no word is frequent enough
   */
  static WordVocabulary count(JavaRDD<TokenChunk> chunks, int minCount, int maxWords) {
    JavaPairRDD<String, Long> frequent =
        chunks
            .flatMapToPair(chunk -> pairs(chunk).iterator())
            .reduceByKey(Long::sum)
            .filter(pair -> pair._2() >= minCount);
    List<Tuple2<String, Long>> kept =
        frequent.map(pair -> pair).takeOrdered(maxWords, new FrequentFirst());
    if (kept.isEmpty()) {
      throw new GleanerException(
          ErrorCode.EMPTY_TEXT,
          "Cannot train word vectors: no word occurs " + minCount + " times. Lower min-count");
    }
    String[] words = new String[kept.size()];
    long[] counts = new long[kept.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = kept.get(i)._1();
      counts[i] = kept.get(i)._2();
    }
    return new WordVocabulary(words, counts);
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
