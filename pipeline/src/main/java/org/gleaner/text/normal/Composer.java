package org.gleaner.text.normal;

import java.text.Normalizer.Form;
import java.util.EnumMap;
import java.util.List;
import org.gleaner.text.normal.NormalizedText.Change;

/** Unicode NFC, one letter with its marks at a time, so that offsets stay exact. */
final class Composer {
  /** A longer run of marks is left alone: ordering marks takes quadratic time. */
  private static final int MAX_MARKS = 256;

  /** Below this char nothing is composed or replaced. */
  private static final char FIRST = 0x300;

  private Composer() {}

  static String compose(String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    Rewriter rewriter = new Rewriter(text);
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) < FIRST || !Composable.at(text, i)) {
        i++;
        continue;
      }
      int begin = baseOf(text, i, i);
      int end = i;
      while (end < text.length() && Composable.at(text, end)) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (end - i <= MAX_MARKS) {
        composeCluster(text, begin, end, rewriter, counts);
      }
      i = end;
    }
    return rewriter.finish(maps);
  }

  /** The code point before, which the marks belong to. */
  private static int baseOf(String text, int at, int none) {
    return at == 0 ? none : at - Character.charCount(text.codePointBefore(at));
  }

  private static void composeCluster(
      String text, int begin, int end, Rewriter rewriter, EnumMap<Change, Integer> counts) {
    String cluster = text.substring(begin, end);
    String composed = java.text.Normalizer.normalize(cluster, Form.NFC);
    if (!composed.equals(cluster)) {
      rewriter.replace(begin, end, composed);
      Normalizer.count(counts, Change.COMPOSED);
    }
  }
}
