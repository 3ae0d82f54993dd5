package org.gleaner.text.normal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.gleaner.text.normal.NormalizedText.Change;

/**
 * UTF-8 that had been read by a single-byte character set: windows-1252 or Latin-1, windows-1251,
 * windows-1250, windows-1254, Mac OS Roman, IBM code pages 437 and 850. What can be nothing else is
 * repaired; what could be right text, such as a letter before a closing quote, only beside such
 * characters and where no right letter stands.
 */
public final class Mojibake {
  private static final List<Misreading> MISREADINGS =
      List.of(
          new Misreading("windows-1252", WesternSigns.SIGNS)
              .with("ISO-8859-1", 0x80)
              .with("windows-1254", 0xC0),
          new Misreading("windows-1251", OtherSigns.CYRILLIC),
          new Misreading("x-MacRoman", OtherSigns.SYMBOLS),
          new Misreading("IBM437", OtherSigns.SYMBOLS),
          new Misreading("IBM850", OtherSigns.SYMBOLS),
          new Misreading("windows-1250", OtherSigns.CENTRAL_EUROPEAN));

  private Mojibake() {}

  /** The text with garbled characters repaired; the text itself if there are none. */
  public static String repair(String text) {
    return repair(text, new EnumMap<>(Change.class), new ArrayList<>());
  }

  /** Repairs a text as often as it takes: one garbled n times over takes n rounds. */
  static String repair(String text, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    String current = text;
    int before;
    do {
      before = maps.size();
      if (isAscii(current)) {
        return current;
      }
      current = likeliest(current).repair(counts, maps);
    } while (maps.size() > before);
    return current;
  }

  /** The misreading that explains the most. */
  private static MojibakePass likeliest(String text) {
    MojibakePass best = null;
    for (Misreading misreading : MISREADINGS) {
      MojibakePass pass = new MojibakePass(text, misreading);
      best = best == null || pass.explainsMoreThan(best) ? pass : best;
    }
    return best;
  }

  private static boolean isAscii(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < 0x80) {
      i++;
    }
    return i == text.length();
  }
}
