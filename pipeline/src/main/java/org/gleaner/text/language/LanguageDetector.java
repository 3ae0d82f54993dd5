package org.gleaner.text.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Detects the language of a text by OpenNLP's model of 103 languages, which is read once for each
 * JVM, on first use. Thread-safe.
 */
public final class LanguageDetector {
  /** The chars of a text that are read: more take longer and change little. */
  private static final int CHARS = 500;

  /** Letters from this one on count three. */
  private static final char FIRST_IDEOGRAPH = '\u2E80';

  /** Texts with fewer letters are not judged. */
  private static final int MIN_LETTERS = 20;

  /**
   * How much likelier the best language must be than the second: the model's probabilities grow
   * with the length of the text and mean nothing by themselves.
   */
  private static final double MIN_RATIO = 1.2;

  private static final String MODEL = "langdetect-183.bin";

  private LanguageDetector() {}

  /**
   * The language of the text as an ISO 639-1 code ({@code en}), or as an ISO 639-3 code where there
   * is no shorter one; null if the text has fewer than 20 letters (7 ideographs) or the model is
   * not sure. Only the first 500 chars count. English text is mostly detected by its function words
   * alone, which takes microseconds; the model takes about 0.3 ms.
   *
   * @throws NullPointerException if the text is null
   */
  public static String detect(String text) {
    Objects.requireNonNull(text, "text");
    String start = text.length() > CHARS ? text.substring(0, CHARS) : text;
    if (!hasLetters(start)) {
      return null;
    }
    if (EnglishWords.isPlain(start)) {
      return "en";
    }
    Language[] languages = Model.DETECTOR.predictLanguages(start);
    if (languages[0].getConfidence() < MIN_RATIO * languages[1].getConfidence()) {
      return null;
    }
    String code = languages[0].getLang();
    return Model.SHORT_CODES.getOrDefault(code, code);
  }

  private static boolean hasLetters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length() && letters < MIN_LETTERS; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters += c < FIRST_IDEOGRAPH ? 1 : 3;
      }
    }
    return letters >= MIN_LETTERS;
  }

  /** Loaded on first use. */
  private static final class Model {
    private static final LanguageDetectorME DETECTOR = new LanguageDetectorME(load());
    private static final Map<String, String> SHORT_CODES = shortCodes();

    private static LanguageDetectorModel load() {
      try (InputStream stream = LanguageDetectorME.class.getResourceAsStream("/" + MODEL)) {
        if (stream == null) {
          throw new GleanerException(
              ErrorCode.ENVIRONMENT,
              "Cannot find language model: "
                  + MODEL
                  + ". Put opennlp-models-langdetect on the class path");
        }
        return new LanguageDetectorModel(stream);
      } catch (IOException e) {
        throw new GleanerException(
            ErrorCode.ENVIRONMENT, "Cannot read language model: " + MODEL, e);
      }
    }

    private static Map<String, String> shortCodes() {
      Map<String, String> codes = new HashMap<>();
      for (String code : Locale.getISOLanguages()) {
        codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
      }
      // Members of a macrolanguage, which has the two-letter code.
      codes.putAll(
          Map.of(
              "cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "pnb", "pa", "plt", "mg", "zlm",
              "ms", "nob", "nb", "nno", "nn"));
      return codes;
    }
  }
}
