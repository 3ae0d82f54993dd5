package org.gleaner.text.normal;

import java.text.Normalizer.Form;
import java.util.BitSet;

/** Which characters NFC may join to the one before, reorder or replace. */
final class Composable {
  private static final BitSet BASIC_PLANE = basicPlane();

  private Composable() {}

  /** Whether the code point at a position is one of them; the position may be inside a pair. */
  static boolean at(String text, int index) {
    char c = text.charAt(index);
    if (!Character.isHighSurrogate(c)) {
      return BASIC_PLANE.get(c);
    }
    int codePoint = text.codePointAt(index);
    return Character.isSupplementaryCodePoint(codePoint) && is(codePoint);
  }

  private static boolean is(int codePoint) {
    if (codePoint >= 0x1160 && codePoint <= 0x11FF) {
      return true; // vowels and finals of Hangul
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> !java.text.Normalizer.isNormalized(Character.toString(codePoint), Form.NFC);
    };
  }

  private static BitSet basicPlane() {
    BitSet set = new BitSet(Character.MAX_VALUE + 1);
    for (int c = 0x300; c <= Character.MAX_VALUE; c++) {
      set.set(c, !Character.isSurrogate((char) c) && is(c));
    }
    return set;
  }
}
