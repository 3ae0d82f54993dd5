package org.gleaner.text;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The codes of languages: ISO 639-1 in its present form ({@code he}, not {@code iw}), or ISO 639-3
 * for the few languages known here that have no shorter one. Other usual forms of a code become
 * that one: upper case, ISO 639-2 and 639-3 ({@code eng}, {@code ger}), members of a macrolanguage
 * ({@code cmn}), and tags with a script, region, encoding or variant ({@code en-US}, {@code
 * zh_Hant_TW}, {@code de_DE.UTF-8}).
 */
public final class LanguageCode {
  /** Known languages without a code of two letters. */
  private static final List<String> LONG =
      List.of("ast", "ceb", "ckb", "gsw", "min", "nan", "nds", "war", "yue");

  /** Codes of two letters that were withdrawn, each with its successor. */
  private static final Map<String, String> WITHDRAWN =
      Map.of("in", "id", "iw", "he", "ji", "yi", "jw", "jv", "mo", "ro");

  /** ISO 639-2 codes for bibliographies, members of macrolanguages. */
  private static final List<String> OTHERS =
      List.of(
          "alb sq", "arm hy", "baq eu", "bur my", "chi zh", "cze cs", "dut nl", "fre fr", "geo ka",
          "ger de", "gre el", "ice is", "mac mk", "mao mi", "may ms", "per fa", "rum ro", "slo sk",
          "tib bo", "wel cy", "cmn zh", "ekk et", "lvs lv", "pes fa", "pnb pa", "plt mg", "zlm ms",
          "arb ar", "swh sw", "npi ne", "ory or", "khk mn", "fil tl", "zsm ms");

  private static final Map<String, String> CODES = codes();
  private static final Set<String> KNOWN =
      Collections.unmodifiableSet(new TreeSet<>(CODES.values()));

  private LanguageCode() {}

  /**
   * The code of a language in any usual form.
   *
   * @throws IllegalArgumentException if it is not known; the message lists the known codes
   */
  public static String of(String form) {
    String code = orNull(Objects.requireNonNull(form, "form"));
    if (code == null) {
      throw new IllegalArgumentException(
          "Cannot use language: " + form + ". Accepted: " + String.join(", ", KNOWN));
    }
    return code;
  }

  /** The code of a language in any usual form; null if it is null or not known. */
  public static String orNull(String form) {
    if (form == null) {
      return null;
    }
    String lower = form.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && lower.charAt(end) >= 'a' && lower.charAt(end) <= 'z') {
      end++;
    }
    boolean whole = end == lower.length() || "-_.@".indexOf(lower.charAt(end)) >= 0;
    return whole ? CODES.get(lower.substring(0, end)) : null;
  }

  /** All codes that {@link #of} may return, sorted. */
  public static Set<String> known() {
    return KNOWN;
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      if (code.length() == 2) {
        String present = WITHDRAWN.getOrDefault(code, code);
        codes.put(code, present);
        codes.put(Locale.forLanguageTag(code).getISO3Language(), present);
      }
    }
    codes.putAll(WITHDRAWN);
    LONG.forEach(code -> codes.put(code, code));
    for (String pair : OTHERS) {
      codes.put(pair.substring(0, 3), pair.substring(4));
    }
    codes.remove("");
    return codes;
  }
}
