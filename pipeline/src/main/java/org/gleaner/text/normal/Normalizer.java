package org.gleaner.text.normal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.normal.NormalizedText.Change;

/**
 * Brings text into one form: UTF-8 that had been read as windows-1252, Latin-1 or another
 * single-byte character set is repaired, Latin ligatures become letters, words that were cut at the
 * end of a line are joined again (by a soft hyphen always, by another where the text has the word
 * elsewhere), control and invisible characters are removed, every line end is LF, runs of other
 * white space are one blank, except that three or more blanks (U+0020) become exactly three, the
 * separator of segments; letters and marks are composed (Unicode NFC).
 *
 * <p>Joiners (U+200C, U+200D) stay where they matter: between letters of scripts from Arabic on and
 * inside emoji. More than 256 combining marks in a row are left as they are. Applying it twice
 * changes nothing more. Takes linear time, except that text garbled n times over is read n times.
 */
public final class Normalizer {
  private Normalizer() {}

  /**
   * Normalises a text.
   *
   * @throws NullPointerException if the text is null
   */
  public static NormalizedText normalize(String text) {
    Objects.requireNonNull(text, "text");
    EnumMap<Change, Integer> counts = new EnumMap<>(Change.class);
    List<OffsetMap> maps = new ArrayList<>();
    String current = text;
    int before;
    do {
      before = maps.size();
      current = Mojibake.repair(current, counts, maps);
      current = CharCleaner.clean(current, counts, maps);
      current = Composer.compose(current, counts, maps);
      current = LineHyphens.join(current, counts, maps);
    } while (maps.size() > before);
    return new NormalizedText(current, text.length(), counts, maps);
  }

  static void count(EnumMap<Change, Integer> counts, Change change) {
    counts.merge(change, 1, Integer::sum);
  }
}
