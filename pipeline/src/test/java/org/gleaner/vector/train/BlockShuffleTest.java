package org.gleaner.vector.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;

final class BlockShuffleTest {
  private static final int BLOCKS = 1_000;

  private static JavaRDD<int[]> blocks() {
    List<int[]> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add(new int[] {i});
    }
    return JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
        .parallelize(blocks, 4);
  }

  /** The numbers of the blocks of each worker, in its order. */
  private static List<List<Integer>> dealt(JavaRDD<int[]> blocks, int workers, long seed) {
    List<List<Integer>> dealt = new ArrayList<>();
    for (List<int[]> part : BlockShuffle.deal(blocks, workers, seed).glom().collect()) {
      dealt.add(part.stream().map(block -> block[0]).toList());
    }
    return dealt;
  }

  @Test
  void everyWorkerHasItsShareOfEveryPart() {
    for (int workers : new int[] {1, 2, 3, 7}) {
      List<List<Integer>> dealt = dealt(blocks(), workers, 1);
      assertEquals(workers, dealt.size());
      List<Integer> all = new ArrayList<>();
      for (List<Integer> blocks : dealt) {
        assertEquals((double) BLOCKS / workers, blocks.size(), 4);
        all.addAll(blocks);
        List<Integer> half = blocks.subList(0, blocks.size() / 2);
        double early = half.stream().filter(block -> block < BLOCKS / 2).count();
        assertEquals(0.5, early / half.size(), 0.15, "early blocks come early and late alike");
      }
      all.sort(null);
      for (int i = 0; i < BLOCKS; i++) {
        assertEquals(i, all.get(i));
      }
    }
  }

  @Test
  void theOrderDependsOnTheSeedAlone() {
    List<List<Integer>> dealt = dealt(blocks(), 3, 1);
    assertEquals(dealt, dealt(blocks(), 3, 1));
    assertNotEquals(dealt, dealt(blocks(), 3, 2));
  }

  @Test
  void noBlocksAreNoBlocks() {
    JavaRDD<int[]> none =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext()).emptyRDD();
    assertTrue(dealt(none, 2, 1).stream().allMatch(List::isEmpty));
  }
}
