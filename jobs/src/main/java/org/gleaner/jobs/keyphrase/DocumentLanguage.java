package org.gleaner.jobs.keyphrase;

import org.gleaner.jobs.run.Problems;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.language.LanguageDetector;

/** Which language a document is taken to be in. */
public final class DocumentLanguage {
  private static final String AUTO = "auto";

  /** Takes the language of each document as it is, null for unknown. */
  public static final String AS_GIVEN = "as-given";

  private DocumentLanguage() {}

  /** The value of {@code --language}: a code, or auto; null if it is null or a problem. */
  public static String option(Problems problems, String value) {
    if (value == null || value.equals(AUTO)) {
      return value;
    }
    String code = LanguageCode.orNull(value);
    if (code == null && problems.isAccepted("--language")) {
      problems.reject("--language", value, AUTO + ", " + String.join(", ", LanguageCode.known()));
    }
    return code;
  }

  /**
   * The language asked for, else the document's own if it is known, else the one detected.
   *
   * @param wanted of all documents: a code, auto, or {@link #AS_GIVEN}
   * @param given the document's own, or null
   */
  public static String of(String wanted, String given, String text) {
    if (wanted.equals(AS_GIVEN)) {
      return given;
    }
    if (!wanted.equals(AUTO)) {
      return wanted;
    }
    String own = LanguageCode.orNull(given);
    return own == null ? LanguageDetector.detect(text) : own;
  }
}
