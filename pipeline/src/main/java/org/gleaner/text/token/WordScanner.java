package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.CharKind;
import org.gleaner.text.IntList;
import org.gleaner.text.Symbols;
import org.gleaner.text.Token;
import org.gleaner.text.sentence.SentenceScanner;

/** One pass over one text. {@link WordTokenizer} has the rules. */
final class WordScanner {
  private static final String[] SINGLE = new String[0x80];

  static {
    Arrays.setAll(SINGLE, c -> String.valueOf((char) c));
  }

  private final String text;
  private final int length;
  private final IntList sentenceEnds;
  private final List<Token> tokens;
  private final Elisions elisions;
  private int sentence;

  WordScanner(String text, boolean eliding) {
    this.text = text;
    this.elisions = new Elisions(text, eliding);
    this.length = text.length();
    this.sentenceEnds = new SentenceScanner(text).ends();
    this.tokens = new ArrayList<>(length / 5 + 4);
  }

  List<Token> tokens() {
    int i = 0;
    while (i < length) {
      byte kind = CharKind.at(text, i);
      if (kind == CharKind.SPACE) {
        i++;
      } else {
        while (i >= sentenceEnds.get(sentence)) {
          sentence++;
        }
        int end = end(i, kind);
        tokens.add(new Token(surface(i, end), i, end, sentence));
        i = end;
      }
    }
    return tokens;
  }

  /** Punctuation is every eighth token: its strings are shared. */
  private String surface(int begin, int end) {
    char c = text.charAt(begin);
    return end - begin == 1 && c < SINGLE.length ? SINGLE[c] : text.substring(begin, end);
  }

  private int end(int begin, byte kind) {
    if (Apostrophes.mayBe(text.charAt(begin))) {
      int clitic = Contractions.cliticEnd(text, begin);
      if (clitic > begin) {
        return text.startsWith("-", clitic) ? wordEnd(clitic) : clitic;
      }
    }
    return switch (kind) {
      case CharKind.HAN -> Symbols.marksEnd(text, begin + width(begin));
      case CharKind.KANA -> kanaEnd(begin);
      case CharKind.OTHER -> Symbols.end(text, begin);
      default -> wordEnd(begin);
    };
  }

  private int width(int index) {
    return Character.charCount(text.codePointAt(index));
  }

  private int kanaEnd(int begin) {
    int i = begin + 1;
    while (i < length) {
      byte kind = CharKind.of(text.charAt(i));
      if (kind != CharKind.KANA && kind != CharKind.MARK) {
        break;
      }
      i++;
    }
    return i;
  }

  private int wordEnd(int begin) {
    int address = WebAddress.end(text, begin);
    if (address > begin) {
      return address;
    }
    int part = begin;
    int i = runEnd(begin);
    while (i < length) {
      int next = connect(begin, part, i);
      if (next < 0) {
        return ~next;
      }
      part = text.charAt(i) == '.' ? next : part;
      i = runEnd(next);
    }
    return i;
  }

  /** The position after the letters, digits, marks and connectors, up to an apostrophe. */
  private int runEnd(int from) {
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      byte kind = CharKind.of(c);
      if (c == Apostrophes.LETTER && i > from) {
        return i;
      } else if (CharKind.isWord(kind)) {
        i++;
      } else if (kind == CharKind.SURROGATE && CharKind.isWord(CharKind.at(text, i))) {
        i += width(i);
      } else {
        return i;
      }
    }
    return i;
  }

  /**
   * What the char after a run means: the position where the word goes on, or the complement of the
   * position where it ends.
   *
   * @param begin where the word begins
   * @param part where its part after the last full stop begins
   */
  private int connect(int begin, int part, int at) {
    char c = text.charAt(at);
    if (Apostrophes.mayBe(c)) {
      return elisions.isElided(begin, at) ? ~(at + 1) : Contractions.connect(text, begin, at);
    }
    if (c == ' ' || CharKind.of(c) != CharKind.OTHER) {
      return ~at;
    }
    if (c == '.') {
      return FullStops.connect(text, begin, part, at, sentenceEnds.get(sentence));
    }
    return Joiners.connect(text, begin, at);
  }
}
