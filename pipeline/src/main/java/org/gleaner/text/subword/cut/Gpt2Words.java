package org.gleaner.text.subword.cut;

import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.CharacterKinds;

/**
 * Words as GPT-2 cuts them, every char in one: English endings, letters, numbers and other signs
 * with a blank before them, and white space.
 */
final class Gpt2Words implements Finder {
  private static final int LETTER = 0;
  private static final int NUMBER = 1;
  private static final int SPACE = 2;
  private static final int OTHER = 3;
  private static final byte[] KINDS = new byte[0x100];

  static {
    for (int c = 0; c < KINDS.length; c++) {
      KINDS[c] = (byte) computed(c);
    }
  }

  private static int computed(int c) {
    if (CharacterKinds.isSpace(c)) {
      return SPACE;
    }
    return Character.isLetter(c) ? LETTER : CharacterKinds.isNumber(c) ? NUMBER : OTHER;
  }

  private static int kind(int c) {
    return c < KINDS.length ? KINDS[c] : computed(c);
  }

  @Override
  public Matches in(Part part) {
    Matches matches = new Matches(part);
    int begin = part.from();
    while (begin < part.to()) {
      int end = end(part.text(), begin, part.to());
      matches.add(begin, end);
      begin = end;
    }
    return matches;
  }

  private static int end(AlignedText text, int begin, int to) {
    int c = text.characterAt(begin);
    if (c == '\'') {
      int ending = ending(text, begin + 1, to);
      if (ending > 0) {
        return begin + 1 + ending;
      }
    }
    boolean blank = c == ' ' && begin + 1 < to;
    int first = blank ? begin + 1 : begin;
    int kind = kind(text.characterAt(first));
    if (kind != SPACE) {
      return run(text, first, to, kind);
    }
    int end = run(text, begin, to, SPACE);
    return end == to || end - begin == 1 ? end : end - 1;
  }

  private static int run(AlignedText text, int from, int to, int kind) {
    int i = from;
    while (i < to) {
      int c = text.characterAt(i);
      if (kind(c) != kind) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /** The length of an English ending after an apostrophe; 0 if none follows. */
  private static int ending(AlignedText text, int at, int to) {
    if (at >= to) {
      return 0;
    }
    char next = text.charAt(at);
    if (next == 's' || next == 't' || next == 'm' || next == 'd') {
      return 1;
    }
    char after = at + 1 < to ? text.charAt(at + 1) : 0;
    boolean two = after == 'e' ? next == 'r' || next == 'v' : after == 'l' && next == 'l';
    return two ? 2 : 0;
  }
}
