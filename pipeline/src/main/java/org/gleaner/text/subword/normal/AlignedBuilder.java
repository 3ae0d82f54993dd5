package org.gleaner.text.subword.normal;

import java.util.Arrays;

/** Builds an {@link AlignedText} char by char. For one use and one thread. */
public final class AlignedBuilder {
  private char[] chars;
  private int[] begins;
  private int[] ends;
  private int length;

  /** A builder with room for {@code room} chars before it grows. */
  public AlignedBuilder(int room) {
    int first = Math.max(room, 8);
    chars = new char[first];
    begins = new int[first];
    ends = new int[first];
  }

  private void reserve(int more) {
    if (length + more > chars.length) {
      int room = Math.max(length + more, chars.length + (chars.length >> 1));
      chars = Arrays.copyOf(chars, room);
      begins = Arrays.copyOf(begins, room);
      ends = Arrays.copyOf(ends, room);
    }
  }

  /** Appends a char for a stretch of the original. */
  public void add(char c, int begin, int end) {
    reserve(1);
    chars[length] = c;
    begins[length] = begin;
    ends[length++] = end;
  }

  /** Appends a text for one stretch of the original. */
  public void add(String text, int begin, int end) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i), begin, end);
    }
  }

  /** Appends a character for one stretch of the original. */
  void addCharacter(int character, int begin, int end) {
    if (Character.isBmpCodePoint(character)) {
      add((char) character, begin, end);
    } else {
      add(Character.highSurrogate(character), begin, end);
      add(Character.lowSurrogate(character), begin, end);
    }
  }

  /** Appends a part of a text with its stretches. */
  public void addAll(AlignedText text, int from, int to) {
    reserve(to - from);
    text.copyTo(from, to - from, chars, begins, ends, length);
    length += to - from;
  }

  /** How many chars it has. */
  public int length() {
    return length;
  }

  /** The text. */
  public AlignedText build() {
    return new AlignedText(chars, begins, ends, length);
  }
}
