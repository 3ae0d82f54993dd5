package org.gleaner.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * How the processor time of a piece of work grows from n over 2n and 4n to 8n chars. Work that is
 * done within a few milliseconds is measured on longer texts, since there the compiler, the
 * collector and the caches are what grows.
 */
final class Growth {
  private static final int ROUNDS = 9;
  private static final int SIZES = 4;
  private static final double LEAST_MILLISECONDS = 15;
  private static final int LONGEST = 4_000_000;

  private static int unused;

  private Growth() {}

  /**
   * Prints n, the milliseconds of each size, the least of some rounds, the largest ratio of a
   * doubling, and the mean one.
   *
   * @param chars the least n; it doubles until the work takes 15 ms, up to 500,000
   * @param text of a number of chars; making it is not timed
   */
  static void measure(String kind, int chars, IntFunction<String> text, ToIntFunction<String> work) {
    int size = chars;
    while (size << SIZES <= LONGEST && warmed(text.apply(size), work) < LEAST_MILLISECONDS) {
      size <<= 1;
    }
    double[] least = least(size, text, work);
    double worst = 0;
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-44s %7d", kind, size));
    for (int i = 0; i < SIZES; i++) {
      worst = i == 0 ? 0 : Math.max(worst, least[i] / least[i - 1]);
      line.append(String.format(Locale.ROOT, " %8.1f", least[i]));
    }
    double mean = Math.pow(least[SIZES - 1] / least[0], 1.0 / (SIZES - 1));
    System.out.println(line + String.format(Locale.ROOT, "   x%.2f x%.2f", worst, mean));
  }

  /** The last of some runs, or the first that takes long. */
  private static double warmed(String text, ToIntFunction<String> work) {
    double last = 0;
    for (int round = 0; round < ROUNDS && last < 8 * LEAST_MILLISECONDS; round++) {
      last = milliseconds(text, work);
    }
    return last;
  }

  /** The sizes take turns, so that what the machine does meanwhile meets all. */
  private static double[] least(int size, IntFunction<String> text, ToIntFunction<String> work) {
    String[] texts = new String[SIZES];
    Arrays.setAll(texts, i -> text.apply(size << i));
    double[] least = new double[SIZES];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SIZES; i++) {
        least[i] = Math.min(least[i], milliseconds(texts[i], work));
      }
    }
    return least;
  }

  private static double milliseconds(String text, ToIntFunction<String> work) {
    System.gc();
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    unused += work.applyAsInt(text);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
  }
}
