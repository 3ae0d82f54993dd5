package org.gleaner.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** How the processor time of a piece of work grows from n over 2n and 4n to 8n chars. */
final class Growth {
  private static final int ROUNDS = 5;
  private static final int DOUBLINGS = 4;

  private static int unused;

  private Growth() {}

  /**
   * Prints the milliseconds of each size, the least of some rounds, and the largest ratio.
   *
   * @param text of a number of chars; making it is not timed
   */
  static void measure(String kind, int chars, IntFunction<String> text, ToIntFunction<String> work) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", kind));
    double last = Double.POSITIVE_INFINITY;
    double worst = 0;
    for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
      double milliseconds = least(text.apply(chars << doubling), work);
      worst = Math.max(worst, milliseconds / last);
      last = milliseconds;
      line.append(String.format(Locale.ROOT, " %8.1f", milliseconds));
    }
    System.out.println(line + String.format(Locale.ROOT, "   x%.2f", worst));
  }

  private static double least(String text, ToIntFunction<String> work) {
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      unused += work.applyAsInt(text);
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      least = Math.min(least, (end - begin) / 1e6);
    }
    return least;
  }
}
