package org.gleaner.network.evaluation;

/** Shares of a whole, rounded for figures. */
final class Shares {
  private Shares() {}

  /** The share of a part; 0 if the whole is zero. */
  static double of(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** Rounds to four decimal places; NaN stays NaN. */
  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : value;
  }
}
