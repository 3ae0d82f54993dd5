package org.gleaner.text.normal;

import java.util.EnumMap;
import java.util.List;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.normal.NormalizedText.Change;

/** White space, line ends, controls, invisible characters and unpaired surrogates. */
final class CharCleaner {
  private static final byte KEEP = 0;
  private static final byte BLANK = 1;
  private static final byte LINE_END = 2;
  private static final byte CONTROL = 3;
  private static final byte INVISIBLE = 4;
  private static final byte JOINER = 5;
  private static final byte SURROGATE = 6;
  private static final byte LIGATURE = 7;
  private static final byte SOFT_HYPHEN = 8;

  private static final char FIRST_LIGATURE = '\uFB00';
  private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

  private static final byte[] ACTIONS = actions();

  private final String text;
  private final Rewriter rewriter;
  private final EnumMap<Change, Integer> counts;

  private CharCleaner(String text, EnumMap<Change, Integer> counts) {
    this.text = text;
    this.rewriter = new Rewriter(text);
    this.counts = counts;
  }

  static String clean(String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    CharCleaner cleaner = new CharCleaner(text, counts);
    int i = 0;
    while (i < text.length()) {
      byte action = ACTIONS[text.charAt(i)];
      i = action == KEEP ? i + 1 : cleaner.act(action, i);
    }
    return cleaner.rewriter.finish(maps);
  }

  private int act(byte action, int at) {
    return switch (action) {
      case BLANK -> blanks(at);
      case LINE_END -> lineEnd(at);
      case CONTROL -> replace(at, at + 1, "", Change.CONTROL_REMOVED);
      case JOINER -> joiner(at);
      case SURROGATE -> surrogate(at);
      case LIGATURE ->
          replace(
              at, at + 1, LIGATURES[text.charAt(at) - FIRST_LIGATURE], Change.LIGATURE_EXPANDED);
      case SOFT_HYPHEN -> softHyphen(at);
      default -> replace(at, at + 1, "", Change.INVISIBLE_REMOVED);
    };
  }

  private int replace(int from, int to, String by, Change change) {
    rewriter.replace(from, to, by);
    Normalizer.count(counts, change);
    return to;
  }

  /** A run of white space on one line; what is removed anyway does not interrupt it. */
  private int blanks(int from) {
    int run = 0;
    int longest = 0;
    int i = from;
    while (i < text.length()) {
      byte action = ACTIONS[text.charAt(i)];
      if (action == BLANK) {
        run = text.charAt(i) == ' ' ? run + 1 : 0;
        longest = Math.max(longest, run);
      } else if (action != CONTROL
          && action != INVISIBLE
          && action != JOINER
          && action != SOFT_HYPHEN) {
        break;
      }
      i++;
    }
    String by = longest < 3 ? " " : WhiteSpace.SEGMENT_SEPARATOR;
    boolean same = i - from == by.length() && text.startsWith(by, from);
    return same ? i : replace(from, i, by, Change.SPACE_COLLAPSED);
  }

  private int lineEnd(int at) {
    boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return replace(at, pair ? at + 2 : at + 1, "\n", Change.LINE_END_UNIFIED);
  }

  /** At the end of a line, inside a word, the line end goes too. */
  private int softHyphen(int at) {
    int next = at + 1;
    if (text.startsWith("\r\n", next)) {
      next += 2;
    } else if (next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == '\r')) {
      next++;
    }
    boolean joins = next < text.length() && Character.isLetter(text.charAt(next));
    return replace(at, joins ? next : at + 1, "", Change.INVISIBLE_REMOVED);
  }

  private int joiner(int at) {
    boolean between =
        isJoinable(rewriter.before(at))
            && at + 1 < text.length()
            && isJoinable(text.charAt(at + 1));
    return between ? at + 1 : replace(at, at + 1, "", Change.INVISIBLE_REMOVED);
  }

  private static boolean isJoinable(char c) {
    byte action = ACTIONS[c];
    return c >= 0x600 && (action == KEEP || action == SURROGATE);
  }

  private int surrogate(int at) {
    return Character.isSupplementaryCodePoint(text.codePointAt(at))
        ? at + 2
        : replace(at, at + 1, "\uFFFD", Change.SURROGATE_REPLACED);
  }

  private static byte[] actions() {
    byte[] actions = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < actions.length; c++) {
      actions[c] = action((char) c);
    }
    return actions;
  }

  private static byte action(char c) {
    return switch (c) {
      case '\n' -> KEEP;
      case '\t' -> BLANK;
      case '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> LINE_END;
      case '\u200C', '\u200D' -> JOINER;
      case '\u00AD' -> SOFT_HYPHEN;
      case '\uFB00', '\uFB01', '\uFB02', '\uFB03', '\uFB04', '\uFB05', '\uFB06' -> LIGATURE;
      case '\u061C', '\u180E', '\u200B', '\u200E', '\u200F', '\uFEFF' -> INVISIBLE;
      default -> actionByType(c);
    };
  }

  private static byte actionByType(char c) {
    if ((c >= '\u202A' && c <= '\u202E') || (c >= '\u2060' && c <= '\u206F')) {
      return INVISIBLE;
    }
    if (Character.isSurrogate(c)) {
      return SURROGATE;
    }
    if (Character.isISOControl(c) || (c >= '\uFFF9' && c <= '\uFFFB')) {
      return CONTROL;
    }
    return Character.isSpaceChar(c) ? BLANK : KEEP;
  }
}
