package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  @Test
  void readsEveryTypeAndRemembersWhatIsInForce() {
    Options options =
        Options.of(
            Map.of("size", "7", "rate", "0.5", "deep", "true", "pooling", "max", "name", "x"));
    assertEquals(7, options.integer("size", 1, 0, 10));
    assertEquals(0.5, options.number("rate", 0.1, 0, 1));
    assertTrue(options.bool("deep", false));
    assertEquals("max", options.choice("pooling", "mean", "mean", "max"));
    assertEquals("x", options.text("name", "y"));
    assertEquals(3, options.integer("layers", 3, 1, 5));
    assertDoesNotThrow(options::requireEmpty);
    assertEquals("7", options.used().get("size"));
    assertEquals("3", options.used().get("layers"));
  }

  @Test
  void acceptsTheEndsOfARange() {
    Options options = Options.of(Map.of("low", "0", "high", "10"));
    assertEquals(0, options.integer("low", 5, 0, 10));
    assertEquals(10, options.integer("high", 5, 0, 10));
    assertDoesNotThrow(options::requireEmpty);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    Options options = Options.of(Map.of("size", "11", "rate", "fast", "deep", "yes", "sise", "1"));
    options.integer("size", 1, 0, 10);
    options.number("rate", 0.1, 0, 1);
    options.bool("deep", false);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, options::requireEmpty);
    assertEquals(
        """
        Cannot use size: 11. Accepted: a whole number 0 to 10
        Cannot use rate: fast. Accepted: a number 0.0 to 1.0
        Cannot use deep: yes. Accepted: true, false
        Cannot use option: sise. Known: deep, rate, size""",
        e.getMessage());
  }

  @Test
  void notANumberIsOutOfRange() {
    Options options = Options.of(Map.of("rate", "NaN"));
    assertEquals(0.1, options.number("rate", 0.1, 0, 1));
    assertThrows(IllegalArgumentException.class, options::requireEmpty);
  }

  @Test
  void copiesItsMap() {
    Map<String, String> given = new HashMap<>(Map.of("size", "1"));
    Options options = Options.of(given);
    given.put("other", "2");
    options.integer("size", 0, 0, 9);
    assertDoesNotThrow(options::requireEmpty);
    assertEquals("1", given.get("size"));
  }
}
