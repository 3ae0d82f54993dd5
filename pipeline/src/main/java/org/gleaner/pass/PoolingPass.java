package org.gleaner.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.pool.CommonDirection;
import org.gleaner.vector.pool.DocumentPooling;

/** The passes over documents that count what a method of {@link DocumentPooling} needs. */
public final class PoolingPass implements AutoCloseable {
  private static final int TREE_DEPTH = 2;

  private final JavaRDD<String[]> documents;
  private final WordVectorTable table;
  private final Broadcast<WordVectorTable> shared;

  /**
   * Passes over documents. Close it: the executors hold the table until then.
   *
   * @param documents the words of each
   */
  public PoolingPass(JavaRDD<String[]> documents, WordVectorTable table) {
    this.documents = documents;
    this.table = table;
    this.shared = JavaSparkContext.fromSparkContext(documents.context()).broadcast(table);
  }

  /** The documents with the phrases of the table. */
  private JavaRDD<String[]> joined() {
    Broadcast<WordVectorTable> words = shared;
    return documents.map(document -> words.value().join(document));
  }

  /** The pooling that weighs words by their document frequencies. */
  public DocumentPooling inverseFrequency() {
    Broadcast<WordVectorTable> words = shared;
    long[] frequencies =
        joined()
            .treeAggregate(
                new long[table.size()],
                (sums, document) -> {
                  Set<String> distinct = new HashSet<>(List.of(document));
                  return count(sums, distinct, words.value());
                },
                PoolingPass::add,
                TREE_DEPTH);
    return DocumentPooling.inverseFrequency(frequencies, documents.count());
  }

  /** The pooling that weighs words by their counts and takes the common direction out. */
  public DocumentPooling smoothInverseFrequency(double smoothing) {
    Broadcast<WordVectorTable> words = shared;
    DocumentPooling weighted = DocumentPooling.smoothInverseFrequency(counts(), smoothing);
    return weighted.without(
        documents
            .treeAggregate(
                new CommonDirection(table.dimensions()),
                (sum, document) -> sum.add(weighted.pool(words.value(), document)),
                CommonDirection::merge,
                TREE_DEPTH)
            .direction());
  }

  /** Of the corpus that the word vectors are from; where that is not known, of these documents. */
  private long[] counts() {
    long[] counts = new long[table.size()];
    if (table.vocabulary().total() == 0) {
      Broadcast<WordVectorTable> words = shared;
      return joined()
          .treeAggregate(
              counts,
              (sums, document) -> count(sums, List.of(document), words.value()),
              PoolingPass::add,
              TREE_DEPTH);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = table.vocabulary().count(i);
    }
    return counts;
  }

  private static long[] count(long[] sums, Iterable<String> words, WordVectorTable table) {
    for (String word : words) {
      int id = table.vocabulary().id(word);
      if (id >= 0) {
        sums[id]++;
      }
    }
    return sums;
  }

  private static long[] add(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
    return sums;
  }

  @Override
  public void close() {
    shared.destroy();
  }
}
