package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void everyItemIsInOneBatchInOrder() {
    for (int count : new int[] {0, 1, 3, 4, 9}) {
      List<Integer> sizes = new ArrayList<>();
      Iterator<String> batches =
          new Batches<>(
              numbers(count).iterator(),
              3,
              batch -> {
                sizes.add(batch.size());
                return batch.stream().map(Object::toString).toList();
              });
      List<String> all = new ArrayList<>();
      batches.forEachRemaining(all::add);
      assertEquals(numbers(count).stream().map(Object::toString).toList(), all);
      assertEquals((count + 2) / 3, sizes.size());
      assertFalse(sizes.contains(0));
      assertThrows(NoSuchElementException.class, batches::next);
    }
  }

  @Test
  void batchesMayBecomeNothing() {
    Iterator<Integer> few =
        new Batches<>(numbers(7).iterator(), 2, b -> b.contains(4) ? b : List.of());
    assertEquals(4, few.next());
    assertEquals(5, few.next());
    assertFalse(few.hasNext());
  }
}
