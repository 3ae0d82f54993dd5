package org.gleaner.pass;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;

/**
 * One pass over a corpus that counts in how many documents each phrase stands: per partition,
 * merged in a tree.
 */
public final class CorpusPass {
  private static final int MAX_WORDS = 5;
  private static final int TREE_DEPTH = 2;

  private CorpusPass() {}

  /** Counts a document, or leaves it out; runs on executors. */
  @FunctionalInterface
  public interface Adder<T> extends Serializable {
    /** Adds a document to the counter, once at most. */
    void add(CorpusCounter counter, T document);
  }

  /** The statistics of all documents; the order and the partitions do not matter. */
  public static <T> CorpusStatistics count(JavaRDD<T> documents, Adder<T> adder) {
    return documents
        .treeAggregate(
            new CorpusCounter(MAX_WORDS),
            (counter, document) -> {
              adder.add(counter, document);
              return counter;
            },
            CorpusCounter::merge,
            TREE_DEPTH)
        .statistics();
  }
}
