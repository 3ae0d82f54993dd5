package org.gleaner.keyphrase.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link LongCounts} and {@link LongIndex} against java.util maps. */
final class LongTablesTest {
  @Test
  void countsEqualThoseOfAMap() {
    Random random = new Random(3);
    LongCounts counts = new LongCounts();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      long key = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2000) - 1000;
      counts.add(key, 1 + i % 3);
      expected.merge(key, 1 + i % 3, Integer::sum);
    }
    assertEquals(expected.size(), counts.size());
    expected.forEach((key, count) -> assertEquals(count, counts.get(key)));
    assertEquals(0, counts.get(123_456_789_123L));
    long[] keys = expected.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    assertArrayEquals(keys, counts.sortedKeys());
  }

  @Test
  void countsStopAtTheLargestInt() {
    LongCounts counts = new LongCounts();
    counts.add(0, Integer.MAX_VALUE);
    counts.add(0, 5);
    assertEquals(Integer.MAX_VALUE, counts.get(0));
  }

  @Test
  void numbersFollowFirstSight() {
    Random random = new Random(4);
    LongIndex index = new LongIndex();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      long key = random.nextInt(3) == 0 ? random.nextLong() : (long) random.nextInt(300) << 32;
      assertEquals(expected.getOrDefault(key, -1), index.find(key));
      expected.putIfAbsent(key, expected.size());
      assertEquals(expected.get(key), index.number(key));
      assertEquals(expected.size(), index.size());
    }
  }
}
