package org.gleaner.keyphrase.tagger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BoundedCacheTest {
  private static final int CAPACITY = 2;

  private final Map<String, Integer> computed = new HashMap<>();
  private final BoundedCache<String> cache = new BoundedCache<>(CAPACITY, this::compute);

  private String compute(String word) {
    computed.merge(word, 1, Integer::sum);
    return "of " + word;
  }

  @Test
  void computesTheFirstWordsOnce() {
    for (int round = 0; round < 3; round++) {
      assertEquals("of first", cache.get("first"));
      assertEquals("of second", cache.get("second"));
    }
    assertEquals(1, computed.get("first"));
    assertEquals(1, computed.get("second"));
  }

  @Test
  void computesAWordThatIsRepeatedOnceWhenFull() {
    cache.get("first");
    cache.get("second");
    String value = cache.get("third");
    for (int round = 0; round < 3; round++) {
      assertSame(value, cache.get("third"));
    }
    assertEquals(1, computed.get("third"));
  }

  @Test
  void wordsOfOneSlotHaveTheirOwnValues() {
    cache.get("first");
    cache.get("second");
    for (int round = 0; round < 2; round++) { // "Aa" and "BB" have the same hash code
      assertEquals("of Aa", cache.get("Aa"));
      assertEquals("of BB", cache.get("BB"));
    }
    assertEquals(2, computed.get("Aa"));
    assertEquals(2, computed.get("BB"));
  }

  @Test
  void doesNotRememberLongWords() {
    String word = "x".repeat(41);
    cache.get(word);
    cache.get(word);
    assertEquals(2, computed.get(word));
  }

  @Test
  void givesEveryWordItsValue() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String word = Integer.toString(random.nextInt(30_000), 36);
      assertEquals("of " + word, cache.get(word));
    }
  }
}
