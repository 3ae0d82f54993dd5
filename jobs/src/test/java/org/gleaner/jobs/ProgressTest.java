package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gleaner.jobs.run.Progress;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void lineSaysRowsRateAndTimeLeft() {
    assertEquals(
        "Cleaning: 1,000 of 4,000 rows, 100/s, 30 s left [10 s]",
        Progress.line("Cleaning", 1000, 4000, 10));
    assertEquals("Cleaning: 1,000 rows, 100/s [10 s]", Progress.line("Cleaning", 1000, 0, 10));
    assertEquals("Cleaning [3 s]", Progress.line("Cleaning", 0, 50, 3.2));
  }

  @Test
  void theEndOfAStepIsALineOfItsOwn() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new Progress("Step", () -> 0, () -> 0, new PrintStream(err, true, StandardCharsets.UTF_8))
        .close();
    assertEquals("Step [0 s]", err.toString(StandardCharsets.UTF_8).strip());
  }
}
