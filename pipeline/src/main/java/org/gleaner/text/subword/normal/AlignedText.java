package org.gleaner.text.subword.normal;

/**
 * A text made from another, each char with the stretch of the original that it stands for.
 * Immutable; it has no unpaired surrogates.
 */
public final class AlignedText implements CharSequence {
  private static final char REPLACEMENT = '\uFFFD';

  private final char[] chars;
  private final int[] begins;
  private final int[] ends;
  private final int length;

  AlignedText(char[] chars, int[] begins, int[] ends, int length) {
    this.chars = chars;
    this.begins = begins;
    this.ends = ends;
    this.length = length;
  }

  /** An original as it is, but for unpaired surrogates, which become U+FFFD. */
  public static AlignedText of(String original) {
    int length = original.length();
    char[] chars = original.toCharArray();
    int[] begins = new int[length];
    int[] ends = new int[length];
    for (int i = 0; i < length; i++) {
      begins[i] = i;
      ends[i] = i + 1;
      if (Character.isSurrogate(chars[i])) {
        boolean pair = i + 1 < length && Character.isSurrogatePair(chars[i], chars[i + 1]);
        if (pair) {
          ends[i] = i + 2;
          begins[i + 1] = i;
          ends[i + 1] = i + 2;
          i++;
        } else {
          chars[i] = REPLACEMENT;
        }
      }
    }
    return new AlignedText(chars, begins, ends, length);
  }

  /** Where the stretch of a char begins in the original. */
  public int begin(int index) {
    return begins[index];
  }

  /** Where the stretch of a char ends in the original. */
  public int end(int index) {
    return ends[index];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  /** The character that begins at an index. */
  public int characterAt(int index) {
    char first = chars[index];
    return Character.isHighSurrogate(first)
        ? Character.toCodePoint(first, chars[index + 1])
        : first;
  }

  @Override
  public AlignedText subSequence(int from, int to) {
    if (from == 0 && to == length) {
      return this;
    }
    AlignedBuilder part = new AlignedBuilder(to - from);
    part.addAll(this, from, to);
    return part.build();
  }

  /** The chars from one index to another. */
  public String substring(int from, int to) {
    return new String(chars, from, to - from);
  }

  /** Copies some chars and their stretches. */
  void copyTo(int from, int count, char[] toChars, int[] toBegins, int[] toEnds, int at) {
    System.arraycopy(chars, from, toChars, at, count);
    System.arraycopy(begins, from, toBegins, at, count);
    System.arraycopy(ends, from, toEnds, at, count);
  }

  @Override
  public String toString() {
    return substring(0, length);
  }
}
