package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class GleanerExceptionTest {
  private static String at(String message) {
    GleanerException failure = new GleanerException(ErrorCode.INVALID_MODEL, message);
    GleanerException placed = failure.at("hdfs:///m");
    assertEquals(ErrorCode.INVALID_MODEL, placed.code());
    assertSame(failure, placed.getCause());
    return placed.getMessage();
  }

  @Test
  void thePlaceComesBeforeTheValue() {
    assertEquals(
        "Cannot read model: hdfs:///m: config.json is missing: 1. Give one",
        at("Cannot read model: config.json is missing: 1. Give one"));
    assertEquals("Cannot read model: hdfs:///m", at("Cannot read model"));
  }
}
