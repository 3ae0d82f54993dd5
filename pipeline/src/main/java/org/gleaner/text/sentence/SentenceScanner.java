package org.gleaner.text.sentence;

import org.gleaner.text.CharKind;
import org.gleaner.text.IntList;
import org.gleaner.text.Punctuation;
import org.gleaner.text.Symbols;
import org.gleaner.text.WhiteSpace;

/**
 * One pass over one text that finds the ends of its sentences; {@link SentenceSplitter} has the
 * rules.
 */
public final class SentenceScanner {
  private static final int SHORT_LINE = 60;
  private static final int LONG_LINE = 120;
  private static final int MAX_OPENERS = 4;

  private final String text;
  private final int length;
  private final IntList ends = new IntList();
  private int lineBegin;

  /** A scanner of one text; use it once. */
  public SentenceScanner(String text) {
    this.text = text;
    this.length = text.length();
  }

  /** The positions after the last char of each sentence; no sentence is blank. */
  public IntList ends() {
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c > '?' && c < 0x80) {
        i++;
      } else if (Punctuation.isTerminator(c)) {
        i = terminator(i);
      } else if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
        i = lineBreak(i);
      } else if (c == ' ' && text.startsWith(WhiteSpace.SEGMENT_SEPARATOR, i)) {
        i = split(i, WhiteSpace.skip(text, i, length));
      } else {
        i++;
      }
    }
    split(length, length);
    return ends;
  }

  /** Ends a sentence unless it would be blank, and goes on at another position. */
  private int split(int end, int next) {
    int begin = ends.isEmpty() ? 0 : ends.last();
    if (WhiteSpace.trimEnd(text, begin, end) > begin) {
      ends.add(end);
    }
    return next;
  }

  private int terminator(int begin) {
    int end = runEnd(begin);
    boolean needsBlank = true;
    for (int i = begin; i < end; i++) {
      needsBlank &= Punctuation.needsBlank(text.charAt(i));
    }
    int after = spacedClosers(closers(end));
    if (after == length || (!needsBlank && !isQuoted(end, after))) {
      return split(after, after);
    }
    if (!WhiteSpace.is(text.charAt(after))) {
      return after;
    }
    int next = WhiteSpace.skip(text, after, length);
    boolean separated = next == length || lineBreaks(after, next) > 1 || isTriple(after, next);
    if (separated || isEnd(begin, end, next)) {
      split(after, next);
    }
    lineBegin = lineBreaks(after, next) > 0 ? next : lineBegin;
    return next;
  }

  /** After terminators, and others after single blanks: {@code . . .}, {@code ? !}. */
  private int runEnd(int begin) {
    int end = begin;
    int next = begin;
    while (next < length && Punctuation.isTerminator(text.charAt(next))) {
      end = next + 1;
      next = end + (end < length - 1 && isInlineBlank(text.charAt(end)) ? 1 : 0);
      if (next > end && !standsAlone(next)) {
        return end;
      }
    }
    return end;
  }

  /** Whether no letter or digit follows the terminators at a position. */
  private boolean standsAlone(int from) {
    int i = from;
    while (i < length && i - from < MAX_OPENERS && Punctuation.isTerminator(text.charAt(i))) {
      i++;
    }
    return i == length || !Character.isLetterOrDigit(text.charAt(i));
  }

  private static boolean isInlineBlank(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
  }

  /** After a mark that closes and stands alone, as French sets it: {@code Bonjour ! »}. */
  private int spacedClosers(int from) {
    int closer = from + 1;
    if (closer >= length || !isInlineBlank(text.charAt(from))) {
      return from;
    }
    char c = text.charAt(closer);
    boolean closes = Punctuation.isCloser(c) && c != '"' && c != '\'' && c != '\u2019';
    boolean alone = closer + 1 == length || !Character.isLetterOrDigit(text.charAt(closer + 1));
    return closes && alone ? closers(closer) : from;
  }

  /** Whether Japanese goes on after a quotation: {@code 「行く。」と言った}. */
  private boolean isQuoted(int end, int after) {
    return after > end && (text.charAt(after) == 'と' || text.charAt(after) == 'っ');
  }

  /**
   * After the quotes, brackets, combining marks and reference marks ("[12]") that belong to the
   * sentence before.
   */
  private int closers(int from) {
    int i = from;
    int next = from;
    do {
      i = next;
      next = Symbols.marksEnd(text, i);
      if (next < length) {
        next = closes(next) ? next + 1 : reference(next);
      }
    } while (next > i);
    return i;
  }

  /** German closes with what opens elsewhere: {@code „Halt!“}, {@code »Halt!«}. */
  private boolean closes(int at) {
    char c = text.charAt(at);
    boolean reversed = c == '\u201C' || c == '\u2018' || c == '\u00AB' || c == '\u2039';
    boolean alone = at + 1 == length || !Character.isLetterOrDigit(text.charAt(at + 1));
    return Punctuation.isCloser(c) || (reversed && alone);
  }

  private int reference(int from) {
    if (text.charAt(from) != '[') {
      return from;
    }
    int i = from + 1;
    while (i < length && i - from < 5 && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > from + 1 && i < length && text.charAt(i) == ']' ? i + 1 : from;
  }

  private boolean isEnd(int begin, int end, int next) {
    int word = next;
    while (word < length - 1 && word - next < MAX_OPENERS && isOpener(word)) {
      word++;
    }
    if (Character.isLowerCase(text.codePointAt(word)) && !isCamelCase(word)) {
      return false;
    }
    boolean fullStop = end == begin + 1 && text.charAt(begin) == '.';
    return !fullStop || new FullStop(text, begin, word).isEnd(sentenceBegin());
  }

  private boolean isOpener(int at) {
    return CharKind.at(text, at) == CharKind.OTHER || isInlineBlank(text.charAt(at));
  }

  /** A name that begins in lower case: {@code iPhone}. */
  private boolean isCamelCase(int word) {
    return word + 1 < length && Character.isUpperCase(text.charAt(word + 1));
  }

  private int sentenceBegin() {
    int from = ends.isEmpty() ? 0 : ends.last();
    int limit = Math.min(length, from + FullStop.MAX_WORD);
    return WhiteSpace.skip(text, from, limit);
  }

  private int lineBreak(int at) {
    int next = WhiteSpace.skip(text, at, length);
    boolean separated = next == length || lineBreaks(at, next) > 1 || isTriple(at, next);
    if (separated || startsItem(next) || isWholeLine(at, next)) {
      split(at, next);
    }
    lineBegin = next;
    return next;
  }

  private boolean startsItem(int next) {
    return next + 1 < length
        && Punctuation.isBullet(text.charAt(next))
        && WhiteSpace.is(text.charAt(next + 1));
  }

  /** Whether the line that ends here was ended by its writer, not wrapped at a width. */
  private boolean isWholeLine(int end, int next) {
    int columns = end - lineBegin;
    int last = WhiteSpace.trimEnd(text, Math.max(lineBegin, end - SHORT_LINE), end) - 1;
    return (columns < SHORT_LINE || columns > LONG_LINE)
        && last >= 0
        && text.charAt(last) != ','
        && !Character.isLowerCase(text.codePointAt(next));
  }

  private boolean isTriple(int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (text.startsWith(WhiteSpace.SEGMENT_SEPARATOR, i)) {
        return true;
      }
    }
    return false;
  }

  /** Line breaks in a range, CR LF counted once, at most 2. */
  private int lineBreaks(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to && breaks < 2; i++) {
      char c = text.charAt(i);
      boolean second = c == '\n' && i > from && text.charAt(i - 1) == '\r';
      if ((c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) && !second) {
        breaks++;
      }
    }
    return breaks;
  }
}
