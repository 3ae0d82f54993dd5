package org.gleaner.text;

/**
 * The kind of each char as the tokenizer sees it, from one table lookup. A surrogate has a kind of
 * its own; {@link #ofCodePoint} looks at the pair.
 */
public final class CharKind {
  /** White space, controls, and the spaces of no width U+200B and U+FEFF. */
  public static final byte SPACE = 0;

  /** A letter that is neither an ideograph nor kana. */
  public static final byte LETTER = 1;

  /** A decimal digit of any script. */
  public static final byte DIGIT = 2;

  /** A mark of the char before it: combining marks, joiners, variation selectors. */
  public static final byte MARK = 3;

  /** The underscore and its kin. */
  static final byte CONNECTOR = 4;

  /** Ideographs: each is a word of its own. */
  public static final byte HAN = 5;

  /** Hiragana and katakana. */
  public static final byte KANA = 6;

  /** Punctuation, symbols, private use, unassigned. */
  public static final byte OTHER = 7;

  /** Half of a surrogate pair. */
  public static final byte SURROGATE = 8;

  private static final byte[] TABLE = table();

  private CharKind() {}

  /** The kind of a char; {@link #SURROGATE} for half of a pair. */
  public static byte of(char c) {
    return TABLE[c];
  }

  /** The kind of the code point at a position; an unpaired surrogate is {@link #OTHER}. */
  public static byte at(String text, int index) {
    byte kind = TABLE[text.charAt(index)];
    return kind == SURROGATE ? ofCodePoint(text.codePointAt(index)) : kind;
  }

  /** The kind of any code point. */
  public static byte ofCodePoint(int codePoint) {
    if (codePoint == 0x200B || codePoint == 0xFEFF || Character.isWhitespace(codePoint)) {
      return SPACE;
    }
    if (Character.isIdeographic(codePoint)) {
      return HAN;
    }
    if (isKana(codePoint)) {
      return KANA;
    }
    return ofType(Character.getType(codePoint));
  }

  /** Whether it is a letter, digit, mark or connector. */
  public static boolean isWord(byte kind) {
    return kind >= LETTER && kind <= CONNECTOR;
  }

  private static byte ofType(int type) {
    return switch (type) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL ->
          SPACE;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER ->
          LETTER;
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          MARK;
      case Character.CONNECTOR_PUNCTUATION -> CONNECTOR;
      default -> OTHER;
    };
  }

  private static boolean isKana(int codePoint) {
    return (codePoint >= 0x3040 && codePoint <= 0x30FF && Character.isLetter(codePoint))
        || (codePoint >= 0x31F0 && codePoint <= 0x31FF)
        || (codePoint >= 0xFF66 && codePoint <= 0xFF9D);
  }

  private static byte[] table() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = Character.isSurrogate((char) c) ? SURROGATE : ofCodePoint(c);
    }
    return kinds;
  }
}
