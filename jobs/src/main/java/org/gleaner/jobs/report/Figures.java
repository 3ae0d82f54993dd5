package org.gleaner.jobs.report;

import java.util.Locale;

/** Numbers as people read them, alike in every locale. */
public final class Figures {
  private Figures() {}

  /** A whole number with commas: 1,024. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number rounded to {@code digits} after the point, with commas before it. */
  public static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** A share of 1 in percent, with its sign: 12.5 %. */
  public static String percent(double share, int digits) {
    return decimal(100 * share, digits) + " %";
  }
}
