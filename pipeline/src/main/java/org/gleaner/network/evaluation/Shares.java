package org.gleaner.network.evaluation;

/** Shares of a whole as figures show them. */
final class Shares {
  private Shares() {}

  /** The share of a part; 0 of nothing. */
  static double of(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** Rounded to four digits after the point. */
  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
