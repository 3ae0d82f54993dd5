package org.gleaner.text.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the letters of a text by script, an ideograph as three. Many scripts serve one language
 * only; of the others the model decides. Used once; not thread-safe.
 */
final class Scripts {
  /** Of a hundred letters of Han and kana, the kana from which on a text is Japanese. */
  private static final int KANA = 8;

  private static final int IDEOGRAPH = 3;

  private static final Map<UnicodeScript, String> SINGLE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.THAANA, "dv"),
          Map.entry(UnicodeScript.TIBETAN, "bo"));

  /** The languages of the model that are written in scripts which several share. */
  private static final Map<UnicodeScript, List<String>> SHARED =
      Map.of(
          UnicodeScript.CYRILLIC,
              List.of("ba", "be", "bg", "ce", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"),
          UnicodeScript.ARABIC, List.of("ar", "fa", "pa", "ps", "ur"),
          UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne", "sa"));

  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private UnicodeScript most = UnicodeScript.COMMON;

  Scripts(String text) {
    int ascii = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        ascii += Character.isLetter(point) ? 1 : 0;
      } else if (Character.isLetter(point)) {
        UnicodeScript script = UnicodeScript.of(point);
        counts.merge(script, point < 0x2E80 ? 1 : IDEOGRAPH, Integer::sum);
      }
    }
    counts.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    counts.forEach((script, count) -> most = count > of(most) ? script : most);
  }

  private int of(UnicodeScript script) {
    return counts.getOrDefault(script, 0);
  }

  /** The letters of the commonest script. */
  int letters() {
    return of(most);
  }

  /** The language that the script alone decides, or null. */
  String language() {
    int kana = of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
    int han = of(UnicodeScript.HAN);
    if (kana + han > of(most)) {
      return 100 * kana >= KANA * (kana + han) ? "ja" : "zh";
    }
    return switch (most) {
      case HAN -> "zh";
      case HIRAGANA, KATAKANA -> "ja";
      default -> SINGLE.get(most);
    };
  }

  /** Whether a language is written in the commonest script. */
  boolean mayBe(String language) {
    List<String> own = SHARED.get(most);
    if (own != null) {
      return own.contains(language);
    }
    return language.equals("sr")
        || (!SINGLE.containsValue(language)
            && !language.equals("zh")
            && !language.equals("ja")
            && SHARED.values().stream().noneMatch(list -> list.contains(language)));
  }
}
