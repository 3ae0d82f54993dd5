package org.gleaner.text;

/** The classes of punctuation that end sentences and words. */
public final class Punctuation {
  private Punctuation() {}

  /** What may end a sentence. */
  public static boolean isTerminator(char c) {
    return switch (c) {
      case '.', '!', '?', '\u2026', '\u203C', '\u203D', '\u2047', '\u2048', '\u2049' -> true;
      case '\u055E', '\u055C' -> true;
      default -> !needsBlank(c);
    };
  }

  /**
   * Whether a sentence ends there only if white space follows: false for the stops of scripts that
   * have no other use for them.
   */
  public static boolean needsBlank(char c) {
    return switch (c) {
      case '\u3002', '\uFF01', '\uFF1F', '\uFF61' -> false;
      case '\u0589', '\u061F', '\u06D4', '\u0700', '\u0964', '\u0965', '\u0F0D', '\u0F0E' -> false;
      case '\u104A', '\u104B', '\u1362', '\u1367', '\u1368', '\u17D4', '\u17D5', '\u1803' -> false;
      default -> true;
    };
  }

  /** Quotes and brackets that close; the straight quotes may. */
  public static boolean isCloser(char c) {
    return switch (c) {
      case '"', '\'', ')', ']', '}', '\u2019', '\u201D', '\u00BB', '\u203A' -> true;
      case '\u300D', '\u300F', '\u3011', '\u3009', '\u300B', '\uFF09', '\uFF3D', '\uFF63' -> true;
      case '\u3015', '\u3017', '\u3019', '\u301E', '\u301F', '\uFE42', '\uFE44', '\uFF5D' -> true;
      default -> false;
    };
  }

  /** What starts the items of a list. */
  public static boolean isBullet(char c) {
    return switch (c) {
      case '-', '*', '\u2022', '\u00B7', '\u2013', '\u2014', '\u25AA', '\u25CF', '\u25E6' -> true;
      default -> false;
    };
  }

  /** The hyphens that join words; dashes do not. */
  public static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011';
  }
}
