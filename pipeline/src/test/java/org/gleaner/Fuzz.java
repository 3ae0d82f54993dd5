package org.gleaner;

import java.util.Random;

/**
 * How long a test of random inputs runs: a few seconds as a part of the build, and as many seconds
 * as {@code -Dgleaner.fuzz=SECONDS} says where somebody looks for more. The inputs follow from a
 * seed, {@code -Dgleaner.fuzz.seed=N}.
 */
public final class Fuzz {
  private static final long SECONDS = Long.getLong("gleaner.fuzz", 0);
  private static final long SEED = Long.getLong("gleaner.fuzz.seed", 1);

  private Fuzz() {}

  /** Something to do with one random input. */
  @FunctionalInterface
  public interface Trial {
    /** Fails, or returns. */
    void run(Random random) throws Exception;
  }

  /**
   * Runs trials, each with random numbers of its own.
   *
   * @param least how many
   * @return how many were run
   */
  public static long run(int least, Trial trial) throws Exception {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long count = 0;
    while (count < least || System.nanoTime() < end) {
      long seed = SEED * 1_000_003 + count;
      try {
        trial.run(new Random(seed));
      } catch (Exception | Error e) {
        throw new AssertionError("Trial of the seed " + seed, e);
      }
      count++;
    }
    return count;
  }
}
