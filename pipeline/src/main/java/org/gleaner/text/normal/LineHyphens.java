package org.gleaner.text.normal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.text.Span;
import org.gleaner.text.normal.NormalizedText.Change;

/**
 * Joins words that a page cut at the end of a line by a hyphen, where the rest of the text decides:
 * a word that begins as the joined one does ("compu-" "ters", "computer") takes the hyphen away;
 * the same compound on one line ("well-known") takes the line end away alone. Anything else is left
 * as it is.
 */
final class LineHyphens {
  /** Halves of fewer letters, or of more, are not looked at. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 64;

  /** The number of letters after the cut that must be those of the other word. */
  private static final int SURE = 3;

  private final String text;

  /** From each hyphen to the letter after the line end. */
  private final List<Span> cuts = new ArrayList<>();

  private final TreeSet<String> words = new TreeSet<>();
  private final Set<String> compounds = new HashSet<>();

  private LineHyphens(String text) {
    this.text = text;
  }

  static String join(String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    LineHyphens hyphens = new LineHyphens(text);
    hyphens.find();
    if (hyphens.cuts.isEmpty()) {
      return text;
    }
    hyphens.read();
    Rewriter rewriter = new Rewriter(text);
    for (Span cut : hyphens.cuts) {
      String by = hyphens.by(cut);
      if (by != null) {
        rewriter.replace(cut.begin(), cut.end(), by);
        Normalizer.count(counts, Change.LINE_HYPHEN_JOINED);
      }
    }
    return rewriter.finish(maps);
  }

  private void find() {
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      int hyphen = at > 0 && text.charAt(at - 1) == ' ' ? at - 2 : at - 1;
      int next = at + 1 < text.length() && text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
      if (hyphen > 0
          && next < text.length()
          && isHyphen(text.charAt(hyphen))
          && Character.isLetter(text.charAt(hyphen - 1))
          && Character.isLowerCase(text.charAt(next))) {
        cuts.add(new Span(hyphen, next));
      }
    }
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010';
  }

  /** Reads the words of the text, and its compounds. */
  private void read() {
    String before = "";
    int i = 0;
    while (i < text.length()) {
      int end = wordEnd(i);
      if (end - i >= SHORTEST && end - i <= LONGEST) {
        String word = lower(i, end);
        words.add(word);
        if (!before.isEmpty()) {
          compounds.add(before + '-' + word);
        }
        before = end < text.length() && isHyphen(text.charAt(end)) ? word : "";
      } else {
        before = "";
      }
      i = end + 1;
    }
  }

  /** What stands in place of hyphen and line end; null where that is not sure. */
  private String by(Span cut) {
    int begin = wordBegin(cut.begin());
    int end = wordEnd(cut.end());
    if (Math.min(cut.begin() - begin, end - cut.end()) < SHORTEST
        || Math.max(cut.begin() - begin, end - cut.end()) > LONGEST) {
      return null;
    }
    String left = lower(begin, cut.begin());
    String right = lower(cut.end(), end);
    if (compounds.contains(left + '-' + right)) {
      return "-";
    }
    return isKnown(left + right, left.length()) ? "" : null;
  }

  private boolean isKnown(String joined, int cut) {
    if (joined.length() < cut + SURE) {
      return words.contains(joined);
    }
    String start = joined.substring(0, cut + SURE);
    String first = words.ceiling(start);
    return first != null && first.startsWith(start);
  }

  private String lower(int begin, int end) {
    return text.substring(begin, end).toLowerCase(Locale.ROOT);
  }

  private int wordBegin(int end) {
    int begin = end;
    while (begin > 0 && end - begin <= LONGEST && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private int wordEnd(int begin) {
    int end = begin;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
