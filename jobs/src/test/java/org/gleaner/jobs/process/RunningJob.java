package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A job that has been started. */
interface RunningJob {
  /** After which a job counts as hung. */
  long LIMIT_MINUTES = 10;

  /** Whether it has not ended. */
  boolean runs();

  /** What it has said on standard error. */
  String said();

  /** Waits until it has said something on standard error; fails if it ends before. */
  default void awaitSaid(String words) throws InterruptedException {
    await("saying " + words, () -> said().contains(words));
  }

  /** Waits for something; fails if the job ends before. */
  default void await(String what, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
    while (!happened.getAsBoolean()) {
      assertTrue(runs(), () -> "ended before " + what + ": " + said());
      assertTrue(System.nanoTime() < end, () -> "no end of waiting for " + what + ": " + said());
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
