package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecentTest {
  private final List<String> made = new ArrayList<>();

  private String make(String name) {
    made.add(name);
    return name + made.size();
  }

  @Test
  void theOneNotAskedForLongestIsForgotten() {
    Recent<String> recent = new Recent<>(2);
    assertEquals("a1", recent.get("a", this::make));
    assertEquals("b2", recent.get("b", this::make));
    assertEquals("a1", recent.get("a", this::make));
    assertEquals("c3", recent.get("c", this::make));
    assertEquals("a1", recent.get("a", this::make));
    assertEquals("b4", recent.get("b", this::make));
    assertEquals(List.of("a", "b", "c", "b"), made);
  }

  @Test
  void aFailureIsNotKept() {
    Recent<String> recent = new Recent<>(2);
    assertThrows(
        IllegalStateException.class,
        () ->
            recent.get(
                "a",
                name -> {
                  throw new IllegalStateException(name);
                }));
    assertEquals("a1", recent.get("a", this::make));
  }

  @Test
  void threadsThatAskTogetherGetOne() throws Exception {
    Recent<Object> recent = new Recent<>(2);
    AtomicInteger times = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Object>> results = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        results.add(
            threads.submit(
                () -> {
                  asked.countDown();
                  asked.await();
                  return recent.get("a", name -> times.incrementAndGet());
                }));
      }
      for (Future<Object> result : results) {
        assertEquals(1, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
