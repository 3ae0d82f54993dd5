package org.gleaner.text.token;

import java.util.List;
import java.util.Locale;
import org.gleaner.text.CharKind;
import org.gleaner.text.Token;
import org.jsoup.parser.Parser;

/** Finds runs of letters, entities resolved, in stretches of one text. */
final class LetterScanner {
  /** Longer than the name of any entity. */
  private static final int MAX_ENTITY = 40;

  private final String text;
  private final boolean ascii;
  private final List<Token> tokens;
  private final StringBuilder word = new StringBuilder();
  private int begin;

  LetterScanner(String text, boolean ascii, List<Token> tokens) {
    this.text = text;
    this.ascii = ascii;
    this.tokens = tokens;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Adds the words from {@code from} to {@code to}. */
  void scan(int from, int to) {
    int i = from;
    while (i < to) {
      int entity = text.charAt(i) == '&' ? entityEnd(i, to) : i;
      if (entity > i && addEntity(i, entity)) {
        i = entity;
      } else {
        int codePoint = text.codePointAt(i);
        int width = Math.min(Character.charCount(codePoint), to - i);
        if (isLetter(codePoint)) {
          add(codePoint, i);
        } else {
          end(i);
        }
        i += width;
      }
    }
    end(to);
  }

  private void add(int codePoint, int at) {
    if (word.isEmpty()) {
      begin = at;
    }
    word.appendCodePoint(codePoint);
  }

  private void end(int at) {
    if (!word.isEmpty()) {
      tokens.add(new Token(word.toString().toLowerCase(Locale.ROOT), begin, at, 0));
      word.setLength(0);
    }
  }

  /** Whether the entity is part of a word; if not, it ends one. */
  private boolean addEntity(int from, int to) {
    String resolved = Parser.unescapeEntities(text.substring(from, to), false);
    if (resolved.startsWith("&")) {
      end(from);
      return resolved.length() == 1;
    }
    for (int i = 0; i < resolved.length(); i += Character.charCount(resolved.codePointAt(i))) {
      if (!isLetter(resolved.codePointAt(i))) {
        end(from);
        return true;
      }
    }
    resolved.codePoints().forEach(codePoint -> add(codePoint, from));
    return true;
  }

  /** After the semicolon of what looks like an entity, or {@code from}. */
  private int entityEnd(int from, int to) {
    int limit = Math.min(to, from + MAX_ENTITY);
    for (int i = from + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > from + 1 ? i + 1 : from;
      }
      if (c != '#' && !isAsciiWord(c)) {
        return from;
      }
    }
    return from;
  }

  private static boolean isAsciiWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private boolean isLetter(int codePoint) {
    if (codePoint < 0x80 || ascii) {
      return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
    }
    return Character.isLetter(codePoint)
        || (!word.isEmpty() && CharKind.ofCodePoint(codePoint) == CharKind.MARK);
  }
}
