package org.gleaner.text.subword.normal;

import java.text.Normalizer.Form;
import java.util.List;
import java.util.function.IntFunction;

/** What normalizers make of a single character; null leaves it. */
final class CharacterRules {
  private static final String NOTHING = "";
  private static final String BLANK = " ";

  private CharacterRules() {}

  /** Rules one after the other: each for every character that the one before made. */
  static String all(List<IntFunction<String>> rules, int c) {
    String text = Character.toString(c);
    for (IntFunction<String> rule : rules) {
      StringBuilder made = new StringBuilder();
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        String becomes = rule.apply(text.codePointAt(i));
        if (becomes == null) {
          made.appendCodePoint(text.codePointAt(i));
        } else {
          made.append(becomes);
        }
      }
      text = made.toString();
    }
    return text.length() == Character.charCount(c) && text.codePointAt(0) == c ? null : text;
  }

  /** Lower case, whatever stands before or after. */
  static String lower(int c) {
    if (c == 0x130) {
      return "i\u0307";
    }
    int lower = Character.toLowerCase(c);
    return lower == c ? null : Character.toString(lower);
  }

  static String withoutMarks(int c) {
    return CharacterKinds.isMark(c) ? NOTHING : null;
  }

  /** The visible characters for the bytes of a character. */
  static String bytes(int c) {
    String bytes = ByteAlphabet.of(c);
    return bytes.length() == 1 && bytes.charAt(0) == c ? null : bytes;
  }

  /** The cleaning of Google's translation models. */
  static String translation(int c) {
    boolean removed =
        (c >= 1 && c <= 8)
            || c == 0xB
            || (c >= 0xE && c <= 0x1F)
            || c == 0x7F
            || c == 0x8F
            || c == 0x9F;
    boolean blank =
        c == 9
            || c == 0xA
            || c == 0xC
            || c == 0xD
            || c == 0x1680
            || (c >= 0x200B && c <= 0x200F)
            || c == 0x2028
            || c == 0x2029
            || c == 0x2581
            || c == 0xFEFF
            || c == 0xFFFD;
    return removed ? NOTHING : blank ? BLANK : null;
  }

  /** Controls away, white space as blanks. */
  static String clean(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return BLANK;
    }
    if (c == 0 || c == 0xFFFD || CharacterKinds.isControl(c)) {
      return NOTHING;
    }
    return c != ' ' && CharacterKinds.isSpace(c) ? BLANK : null;
  }

  /** Blanks around an ideograph. */
  static String apart(int c) {
    return CharacterKinds.isIdeograph(c) ? BLANK + Character.toString(c) + BLANK : null;
  }

  /** Taken apart, without marks that take no room. */
  static String withoutAccents(int c) {
    String apart = java.text.Normalizer.normalize(Character.toString(c), Form.NFD);
    StringBuilder kept = new StringBuilder();
    apart
        .codePoints()
        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
