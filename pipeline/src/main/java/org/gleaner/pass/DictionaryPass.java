package org.gleaner.pass;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.Options;
import org.gleaner.search.Dictionary;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermBlocks;
import org.gleaner.search.TermCount;
import org.gleaner.search.TermCounter;
import org.gleaner.text.term.Analyzer;
import scala.Tuple2;

/**
 * One pass over a corpus that makes its dictionary. Terms are counted in each partition, merged by
 * blocks on the executors, and only those that get into the dictionary come to the driver.
 */
public final class DictionaryPass implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, String> analysis;
  private final DictionaryLimits limits;

  /**
   * A pass.
   *
   * @param analysis options of the {@link Analyzer}
   * @param limits which terms get in
   */
  public DictionaryPass(Map<String, String> analysis, DictionaryLimits limits) {
    this.analysis = new TreeMap<>(analysis);
    this.limits = limits;
  }

  /** The dictionary of all texts; the order and the partitions do not matter. */
  public Dictionary run(JavaRDD<String> texts) {
    int blocks = Math.max(1, texts.getNumPartitions());
    JavaRDD<Block> merged =
        texts
            .mapPartitionsToPair(part -> count(part, blocks))
            .groupByKey(blocks)
            .map(block -> merge(block._2()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long documents = merged.map(block -> block.documents).fold(0L, Long::sum);
      return Dictionary.of(select(merged, documents), documents);
    } finally {
      merged.unpersist();
    }
  }

  /** Counts of some terms, and of documents: these stand in one block of a partition only. */
  private static final class Block implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] counts;
    private final long documents;

    Block(byte[] counts, long documents) {
      this.counts = counts;
      this.documents = documents;
    }
  }

  private Iterator<Tuple2<Integer, Block>> count(Iterator<String> texts, int number) {
    Analyzer analyzer = Analyzer.of(Options.of(analysis));
    TermCounter counter = new TermCounter();
    while (texts.hasNext()) {
      add(counter, texts.next(), analyzer);
    }
    byte[][] bytes = counter.blocks(number);
    List<Tuple2<Integer, Block>> blocks = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      blocks.add(new Tuple2<>(i, new Block(bytes[i], i == 0 ? counter.documents() : 0)));
    }
    return blocks.iterator();
  }

  private static void add(TermCounter counter, String text, Analyzer analyzer) {
    try {
      if (text != null) {
        counter.add(text, analyzer);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // The same text fails again where its vector is made, and is reported there.
    }
  }

  private static Block merge(Iterable<Block> blocks) {
    TermCounter counter = new TermCounter();
    long documents = 0;
    for (Block block : blocks) {
      counter.merge(block.counts);
      documents += block.documents;
    }
    return new Block(counter.blocks(1)[0], documents);
  }

  private List<TermCount> select(JavaRDD<Block> merged, long documents) {
    Map<Long, Long> histogram = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (Map<Long, Long> part : merged.map(block -> histogram(block, documents)).collect()) {
      part.forEach((occurrences, terms) -> histogram.merge(occurrences, terms, Long::sum));
    }
    long threshold = threshold(histogram);
    List<TermCount> selected = new ArrayList<>();
    for (byte[] part : merged.map(block -> best(block, documents, threshold)).collect()) {
      selected.addAll(TermBlocks.read(part));
    }
    selected.sort(TermCount.MOST_FREQUENT);
    return selected.subList(0, Math.min(selected.size(), limits.vocabularySize()));
  }

  /** How many terms occur how often. */
  private Map<Long, Long> histogram(Block block, long documents) {
    Map<Long, Long> histogram = new TreeMap<>();
    for (TermCount count : TermBlocks.read(block.counts)) {
      if (limits.allows(count, documents)) {
        histogram.merge(count.occurrences(), 1L, Long::sum);
      }
    }
    return histogram;
  }

  /** The occurrences of the last term that gets in. */
  private long threshold(Map<Long, Long> histogram) {
    long terms = 0;
    for (Map.Entry<Long, Long> entry : histogram.entrySet()) {
      terms += entry.getValue();
      if (terms >= limits.vocabularySize()) {
        return entry.getKey();
      }
    }
    return 0;
  }

  /** The terms above the threshold, and those at it that may get in. */
  private byte[] best(Block block, long documents, long threshold) {
    List<TermCount> best = new ArrayList<>();
    for (TermCount count : TermBlocks.read(block.counts)) {
      if (count.occurrences() >= threshold && limits.allows(count, documents)) {
        best.add(count);
      }
    }
    best.sort(TermCount.MOST_FREQUENT);
    return TermBlocks.write(best.subList(0, Math.min(best.size(), limits.vocabularySize())));
  }
}
