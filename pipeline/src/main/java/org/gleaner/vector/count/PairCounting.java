package org.gleaner.vector.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Counts on Spark how often two words meet: within a window, at distance d for 1/d. A task holds a
 * bounded number of pairs; what it has counted travels in a few thousand ranges of the pairs'
 * hashes, each as one array. A range counted to the end is a block. The hash puts pairs into an
 * order that looks random, which is what learning needs, and which is the same each time.
 */
public final class PairCounting {
  /** Numbers of a pair in a block: two words, the lesser first, and the bits of a float. */
  public static final int PAIR = 3;

  private static final int RANGE_BITS = 12;
  private static final int MOST_HELD = 1 << 21;

  /** A count of 1: sums of whole numbers do not depend on their order. */
  private static final long ONE = 1 << 24;

  private PairCounting() {}

  /**
   * Blocks of pairs.
   *
   * @param sentences by number, each ended by {@link TokenChunk#END}
   * @param workers partitions of the result
   */
  public static JavaRDD<int[]> count(JavaRDD<int[]> sentences, int window, int workers) {
    return sentences
        .mapPartitionsToPair(part -> new Runs(part, window))
        .repartitionAndSortWithinPartitions(new HashPartitioner(workers))
        .mapPartitions(Merged::new);
  }

  /** The pairs of a block. */
  public static int pairs(int[] block) {
    return block.length / PAIR;
  }

  private static int range(long key) {
    return (int) (PairCounts.hash(key) >>> (Long.SIZE - RANGE_BITS));
  }

  /** The counts of a task, some sentences at a time: ranges, each with keys and counts. */
  private static final class Runs implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<int[]> sentences;
    private final int window;
    private Iterator<Tuple2<Integer, long[]>> ready = List.<Tuple2<Integer, long[]>>of().iterator();

    Runs(Iterator<int[]> sentences, int window) {
      this.sentences = sentences;
      this.window = window;
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && sentences.hasNext()) {
        PairCounts counts = new PairCounts();
        while (sentences.hasNext() && counts.size() < MOST_HELD) {
          add(sentences.next(), counts);
        }
        ready = ranges(counts).iterator();
      }
      return ready.hasNext();
    }

    private void add(int[] words, PairCounts counts) {
      int begin = 0;
      for (int i = 0; i < words.length; i++) {
        if (words[i] == TokenChunk.END) {
          begin = i + 1;
          continue;
        }
        for (int j = Math.max(begin, i - window); j < i; j++) {
          long near = ONE / (i - j);
          counts.add(PairCounts.key(words[i], words[j]), words[i] == words[j] ? 2 * near : near);
        }
      }
    }

    private static List<Tuple2<Integer, long[]>> ranges(PairCounts counts) {
      long[] keys = counts.keys();
      int[] sizes = new int[1 << RANGE_BITS];
      for (long key : keys) {
        sizes[range(key)]++;
      }
      long[][] ranges = new long[sizes.length][];
      for (int i = 0; i < ranges.length; i++) {
        ranges[i] = new long[2 * sizes[i]];
      }
      for (long key : keys) {
        int range = range(key);
        int at = 2 * --sizes[range];
        ranges[range][at] = key;
        ranges[range][at + 1] = counts.count(key);
      }
      List<Tuple2<Integer, long[]>> result = new ArrayList<>();
      for (int i = 0; i < ranges.length; i++) {
        if (ranges[i].length > 0) {
          result.add(new Tuple2<>(i, ranges[i]));
        }
      }
      return result;
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }
  }

  /** Adds up neighbouring parts of the same range. */
  private static final class Merged implements Iterator<int[]> {
    private final Iterator<Tuple2<Integer, long[]>> runs;
    private Tuple2<Integer, long[]> ahead;

    Merged(Iterator<Tuple2<Integer, long[]>> runs) {
      this.runs = runs;
      this.ahead = read();
    }

    private Tuple2<Integer, long[]> read() {
      return runs.hasNext() ? runs.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public int[] next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      PairCounts counts = new PairCounts();
      int range = ahead._1();
      while (ahead != null && ahead._1() == range) {
        long[] run = ahead._2();
        for (int i = 0; i < run.length; i += 2) {
          counts.add(run[i], run[i + 1]);
        }
        ahead = read();
      }
      return block(counts);
    }

    private static int[] block(PairCounts counts) {
      long[] keys = inOrderOfHash(counts.keys());
      int[] block = new int[PAIR * keys.length];
      for (int i = 0; i < keys.length; i++) {
        block[PAIR * i] = (int) (keys[i] >>> 32);
        block[PAIR * i + 1] = (int) keys[i];
        float count = (float) counts.count(keys[i]) / ONE;
        block[PAIR * i + 2] = Float.floatToIntBits(count);
      }
      return block;
    }

    private static long[] inOrderOfHash(long[] keys) {
      return Arrays.stream(keys)
          .boxed()
          .sorted(Comparator.comparingLong(PairCounts::hash))
          .mapToLong(Long::longValue)
          .toArray();
    }
  }
}
