package org.gleaner.text.normal;

import java.nio.charset.Charset;
import java.util.Arrays;

/** A single-byte character set by which UTF-8 was read, and when that is certain. Immutable. */
final class Misreading {
  /** The byte of a char, -1 for none. */
  private final short[] bytes = new short[Character.MAX_VALUE + 1];

  private final Signs signs;

  /**
   * A misreading.
   *
   * @param charset by which text was read; bytes that it leaves open were read as controls
   */
  Misreading(String charset, Signs signs) {
    this.signs = signs;
    Arrays.fill(bytes, (short) -1);
    for (int value = 0x80; value <= 0xFF; value++) {
      String read = new String(new byte[] {(byte) value}, Charset.forName(charset));
      bytes[read.equals("\uFFFD") ? value : read.charAt(0)] = (short) value;
    }
  }

  /** Chars of another set that stand for bytes too. */
  Misreading with(String charset, int from) {
    for (int value = from; value <= 0xFF; value++) {
      char c = new String(new byte[] {(byte) value}, Charset.forName(charset)).charAt(0);
      bytes[c] = bytes[c] < 0 ? (short) value : bytes[c];
    }
    return this;
  }

  /** When a group of garbled characters is one for certain. */
  interface Signs {
    /**
     * Whether the text from {@code begin} to {@code end} is garbled.
     *
     * @param units the characters that it would become
     */
    boolean areCertain(String text, int begin, int end, int units);
  }

  boolean isCertain(String text, int begin, int end, int units) {
    return signs.areCertain(text, begin, end, units);
  }

  /** The chars that stand for one character of UTF-8 at a position; 0 if none. */
  int width(String text, int at) {
    int lead = bytes[text.charAt(at)];
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return at + width <= text.length() && isText(decode(text, at, width)) ? width : 0;
  }

  /** The code point of such chars, or -1. */
  int decode(String text, int at, int width) {
    int codePoint = bytes[text.charAt(at)] & (0x7F >> width);
    for (int i = at + 1; i < at + width; i++) {
      int value = bytes[text.charAt(i)];
      if (value < 0x80 || value > 0xBF) {
        return -1;
      }
      codePoint = codePoint << 6 | (value & 0x3F);
    }
    int lowest = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
    return codePoint < lowest ? -1 : codePoint;
  }

  private static boolean isText(int codePoint) {
    if (codePoint < 0xA0 || codePoint > Character.MAX_CODE_POINT) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      default -> true;
    };
  }
}
