package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gleaner.network.part.Example;
import org.junit.jupiter.api.Test;

final class LengthRanksTest {
  private static List<Example> examples(int count) {
    Random random = new Random(2);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] tokens = random.ints(random.nextInt(6), 2, 9).toArray();
      examples.add(new Example(new int[][] {tokens}, new float[] {1, 0}, 1));
    }
    return examples;
  }

  private static List<LengthCounts> counts(List<Example> examples, int... borders) {
    List<LengthCounts> counts = new ArrayList<>();
    int from = 0;
    for (int to : borders) {
      counts.add(LengthCounts.of(examples.subList(from, to).iterator()));
      from = to;
    }
    counts.add(LengthCounts.of(examples.subList(from, examples.size()).iterator()));
    return counts;
  }

  private static List<Long> ranks(List<Example> examples, long seed, int... borders) {
    LengthRanks ranks = new LengthRanks(counts(examples, borders), seed);
    assertEquals(examples.size(), ranks.examples());
    List<Long> list = new ArrayList<>();
    int from = 0;
    for (int partition = 0; partition <= borders.length; partition++) {
      int to = partition < borders.length ? borders[partition] : examples.size();
      LengthRanks.Reader reader = ranks.reader(partition);
      for (Example example : examples.subList(from, to)) {
        list.add(reader.next(example.length()));
      }
      from = to;
    }
    return list;
  }

  @Test
  void ranksGrowWithTheLengthAndDoNotDependOnPartitions() {
    List<Example> examples = examples(200);
    List<Long> ranks = ranks(examples, 5);
    assertEquals(200, new TreeSet<>(ranks).size());
    int[] lengths = new int[200];
    for (int i = 0; i < 200; i++) {
      lengths[ranks.get(i).intValue()] = examples.get(i).length();
    }
    for (int i = 1; i < 200; i++) {
      assertTrue(lengths[i - 1] <= lengths[i]);
    }
    assertEquals(ranks, ranks(examples, 5, 0, 17, 17, 90));
    assertNotEquals(ranks, ranks(examples, 6));
  }

  @Test
  void theFingerprintKnowsTheOrderButNotThePartitions() {
    List<Example> examples = examples(50);
    long expected = LengthCounts.fingerprint(counts(examples));
    assertEquals(expected, LengthCounts.fingerprint(counts(examples, 0, 3, 3, 40)));
    List<Example> swapped = new ArrayList<>(examples);
    swapped.set(7, examples.get(8));
    swapped.set(8, examples.get(7));
    assertNotEquals(expected, LengthCounts.fingerprint(counts(swapped)));
    assertNotEquals(expected, LengthCounts.fingerprint(counts(examples.subList(0, 49))));
    Example heavier = new Example(examples.get(3).sequences(), examples.get(3).target(), 2);
    List<Example> other = new ArrayList<>(examples);
    other.set(3, heavier);
    assertNotEquals(expected, LengthCounts.fingerprint(counts(other)));
  }
}
