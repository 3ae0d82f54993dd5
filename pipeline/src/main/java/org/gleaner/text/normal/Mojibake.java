package org.gleaner.text.normal;

import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.List;
import org.gleaner.text.Punctuation;
import org.gleaner.text.normal.NormalizedText.Change;

/**
 * UTF-8 that had been read as windows-1252 or Latin-1. The unit is a run of chars beyond ASCII: it
 * is repaired only if every char of it stands for one byte and these bytes are valid UTF-8. A run
 * of two or more characters in UTF-8 is hardly ever valid by chance; one alone is repaired only
 * where it is a pattern that other text does not have.
 */
final class Mojibake {
  private static final int[] BYTES = bytes();

  private Mojibake() {}

  /** Repairs a text as often as it takes: one garbled n times over takes n rounds. */
  static String repair(String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    String current = text;
    int before;
    do {
      before = maps.size();
      current = repairOnce(current, counts, maps);
    } while (maps.size() > before);
    return current;
  }

  private static String repairOnce(
      String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    Rewriter rewriter = new Rewriter(text);
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) < 0x80) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < text.length() && text.charAt(end) >= 0x80) {
        end++;
      }
      if (end - i > 1 && text.charAt(i) >= 0xC2 && text.charAt(i) <= 0xF4) {
        repairRun(text, i, end, rewriter, counts);
      }
      i = end;
    }
    return rewriter.finish(maps);
  }

  private static void repairRun(
      String text, int begin, int end, Rewriter rewriter, EnumMap<Change, Integer> counts) {
    StringBuilder decoded = new StringBuilder();
    int characters = 0;
    int i = begin;
    while (i < end) {
      int width = width(text.charAt(i));
      int codePoint = width == 0 || i + width > end ? -1 : decode(text, i, width);
      if (!isText(codePoint)) {
        return;
      }
      decoded.appendCodePoint(codePoint);
      characters++;
      i += width;
    }
    if (characters > 1 || isPlain(text, begin, end)) {
      rewriter.replace(begin, end, decoded);
      Normalizer.count(counts, Change.MOJIBAKE_REPAIRED);
    }
  }

  private static int width(char lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  private static int decode(String text, int at, int width) {
    int codePoint = text.charAt(at) & (0x7F >> width);
    for (int i = at + 1; i < at + width; i++) {
      int value = value(text.charAt(i));
      if (value < 0x80 || value > 0xBF) {
        return -1;
      }
      codePoint = codePoint << 6 | (value & 0x3F);
    }
    int lowest = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
    return codePoint < lowest ? -1 : codePoint;
  }

  /** The byte that a char stands for, or -1. */
  private static int value(char c) {
    return c < BYTES.length ? BYTES[c] : -1;
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

  /** Whether a run of one character is garbled for certain. */
  private static boolean isPlain(String text, int begin, int end) {
    char lead = text.charAt(begin);
    char second = text.charAt(begin + 1);
    char before = begin == 0 ? ' ' : text.charAt(begin - 1);
    if (hasControl(text, begin, end)) {
      return true;
    }
    return switch (end - begin) {
      case 2 ->
          lead <= 0xC3
              ? !(Character.isUpperCase(before) && isClosing(second))
              : Character.isLowerCase(before) && lead < 0xDF;
      case 3 ->
          (lead == 0xE2 && !isClosing(second))
              || (lead == 0xEF && (second == '\u00BB' || second == '\u00BF'));
      default -> second == '\u0178' || second == '\u009F';
    };
  }

  /** Latin-1 turns bytes into control characters that no text has. */
  private static boolean hasControl(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (text.charAt(i) < 0xA0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sequences that may rightly follow a letter, as in IRM\u00C3\u00BB, or a word that ends with it.
   */
  private static boolean isClosing(char c) {
    return switch (c) {
      case '\u2026', '\u00B7', '\u201C', '\u2013', '\u2014', '\u00A0' -> true;
      default -> Punctuation.isCloser(c);
    };
  }

  private static int[] bytes() {
    int[] bytes = new int[0x2123];
    java.util.Arrays.fill(bytes, -1);
    for (int value = 0x80; value <= 0xFF; value++) {
      bytes[value] = value;
    }
    Charset windows = Charset.forName("windows-1252");
    for (int value = 0x80; value < 0xA0; value++) {
      char c = new String(new byte[] {(byte) value}, windows).charAt(0);
      if (c < bytes.length) {
        bytes[c] = value;
      }
    }
    return bytes;
  }
}
