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
  private static final int MAX_WORD = 20;

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
    int end = begin;
    boolean needsBlank = true;
    while (end < length && Punctuation.isTerminator(text.charAt(end))) {
      needsBlank &= Punctuation.needsBlank(text.charAt(end));
      end++;
    }
    int after = closers(end);
    if (after == length || !needsBlank) {
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
        next = Punctuation.isCloser(text.charAt(next)) ? next + 1 : reference(next);
      }
    } while (next > i);
    return i;
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
    while (word < length - 1
        && word - next < MAX_OPENERS
        && CharKind.at(text, word) == CharKind.OTHER) {
      word++;
    }
    if (Character.isLowerCase(text.codePointAt(word))) {
      return false;
    }
    boolean fullStop = end == begin + 1 && text.charAt(begin) == '.';
    return !fullStop || isEndAfterWord(begin, word);
  }

  private boolean isEndAfterWord(int stop, int next) {
    int begin = wordBegin(stop);
    if (begin == stop) {
      return true;
    }
    boolean first = begin == sentenceBegin();
    if (isNumber(begin, stop)) {
      return !(first && stop - begin <= 3);
    }
    if (stop - begin == 1 && Character.isUpperCase(text.charAt(begin))) {
      return !first && Abbreviations.isStarter(text, next);
    }
    return switch (Abbreviations.kind(text, begin, stop)) {
      case NONE -> true;
      case INNER -> false;
      case BEFORE_NUMBER -> !Character.isDigit(text.charAt(next));
      case ANYWHERE -> Abbreviations.isStarter(text, next);
    };
  }

  private int sentenceBegin() {
    int from = ends.isEmpty() ? 0 : ends.last();
    int limit = Math.min(length, from + MAX_WORD);
    return WhiteSpace.skip(text, from, limit);
  }

  private int wordBegin(int end) {
    int i = end;
    while (i > 0 && end - i < MAX_WORD && isAbbreviationChar(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isAbbreviationChar(char c) {
    return c == '.' || c == '\'' || Character.isLetterOrDigit(c);
  }

  private boolean isNumber(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
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
