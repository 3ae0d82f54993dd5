package org.gleaner.stage;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** Counts that stand on the executors, of which only the highest come to the driver. */
final class CountedWords {
  private CountedWords() {}

  /** The most frequent words, ties by text; the order and the partitions do not matter. */
  static Map<String, Long> mostFrequent(JavaPairRDD<String, Long> counts, int most) {
    Map<String, Long> frequent = new HashMap<>();
    for (Tuple2<String, Long> pair :
        counts.map(pair -> pair).takeOrdered(most, new FrequentFirst())) {
      frequent.put(pair._1(), pair._2());
    }
    return frequent;
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
