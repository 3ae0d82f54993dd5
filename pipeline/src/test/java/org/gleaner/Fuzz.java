package org.gleaner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;

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

  /** What reads a file that somebody gives us. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it, or refuses it with INVALID_MODEL. */
    void read(byte[] bytes) throws IOException;
  }

  /** Trials as a test that prints how many it has run if they are more than usual. */
  public static DynamicTest test(String name, int least, Trial trial) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          long count = run(least, trial);
          if (count > least) {
            System.err.println(name + ": " + count + " inputs");
          }
        });
  }

  /** A file with a few bytes changed is read, or refused with INVALID_MODEL. */
  public static DynamicTest file(String name, byte[] file, Reading reading) {
    return file(name, 2_000, file, reading);
  }

  /** The same, a number of times. */
  public static DynamicTest file(String name, int least, byte[] file, Reading reading) {
    return test(name, least, random -> requireRefused(damaged(file, random), reading));
  }

  /** A JSON document with a few values changed is read, or refused with INVALID_MODEL. */
  public static DynamicTest json(String name, int least, String document, Reading reading)
      throws IOException {
    JsonNode root = new ObjectMapper().readTree(document);
    return test(
        name,
        least,
        random ->
            requireRefused(
                JsonMutation.of(root, random).getBytes(StandardCharsets.UTF_8), reading));
  }

  private static void requireRefused(byte[] bytes, Reading reading) throws IOException {
    try {
      reading.read(bytes);
    } catch (GleanerException e) {
      assertEquals(ErrorCode.INVALID_MODEL, e.code(), e.getMessage());
    }
  }

  /** A copy with one to five bytes changed, and every fifth time cut off. */
  public static byte[] damaged(byte[] file, Random random) {
    byte[] bytes = file.clone();
    for (int changes = random.nextInt(5); changes >= 0; changes--) {
      // Lengths and headers stand at the beginning.
      int bound = random.nextBoolean() ? Math.min(bytes.length, 64) : bytes.length;
      bytes[random.nextInt(bound)] = (byte) random.nextInt();
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
