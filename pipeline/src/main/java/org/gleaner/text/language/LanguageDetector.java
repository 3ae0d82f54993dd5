package org.gleaner.text.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.term.StopWords;

/**
 * Detects the language of a text: by its script where one language alone has it, else by OpenNLP's
 * model of 103 languages, which is read once for each JVM, on first use. Thread-safe.
 */
public final class LanguageDetector {
  /** Longer texts are judged by three samples: beginning, middle, end. */
  private static final int WHOLE = 600;

  private static final int SAMPLE = 200;

  /** Texts with fewer letters are not judged by the model. */
  private static final int MIN_LETTERS = 15;

  /** Nor, with fewer of a script of its own, by the script. */
  private static final int MIN_SCRIPT_LETTERS = 3;

  /**
   * How much likelier the best language must be than the second: the model's probabilities grow
   * with the length of the text and mean nothing by themselves.
   */
  private static final double MIN_RATIO = 1.2;

  /** The same once function words are counted. */
  private static final double MIN_WEIGHTED_RATIO = 1.1;

  /** How much a text of nothing but function words would raise a language. */
  private static final double FUNCTION_WORDS = 3;

  private static final String MODEL = "langdetect-183.bin";

  private LanguageDetector() {}

  /**
   * The language of the text as a {@link LanguageCode}; null if it has fewer than 15 letters (fewer
   * than 3 of a script that one language has, an ideograph counting as 3), or the model is not
   * sure. Of long texts the beginning, the middle and the end count. English text is mostly
   * detected by its function words alone, which takes microseconds; the model takes about 0.3 ms.
   *
   * @throws NullPointerException if the text is null
   */
  public static String detect(String text) {
    Objects.requireNonNull(text, "text");
    String sample = sample(text);
    Scripts scripts = new Scripts(sample);
    String certain = scripts.letters() < MIN_SCRIPT_LETTERS ? null : scripts.language();
    if (certain != null || scripts.letters() < MIN_LETTERS) {
      return certain;
    }
    return EnglishWords.isPlain(sample) ? "en" : byModel(sample, scripts);
  }

  /** The likeliest language of the model; where others are near, by function words. */
  private static String byModel(String sample, Scripts scripts) {
    Map<String, Double> likely = new LinkedHashMap<>();
    for (Language language : Model.DETECTOR.predictLanguages(sample)) {
      String code = LanguageCode.orNull(language.getLang());
      likely.merge(code == null ? "" : code, language.getConfidence(), Math::max);
    }
    String best = clearest(likely, MIN_RATIO);
    if (best != null && scripts.mayBe(best)) {
      return best;
    }
    likely.keySet().removeIf(code -> !scripts.mayBe(code));
    Map<String, Double> weighted = weighted(likely, sample);
    String weighed = clearest(weighted, MIN_WEIGHTED_RATIO);
    boolean evident = weighed != null && weighted.get(weighed) > likely.get(weighed);
    return evident ? weighed : null;
  }

  /** The key of the largest value if it exceeds the second by the ratio, or null. */
  private static String clearest(Map<String, Double> values, double ratio) {
    String best = null;
    double first = 0;
    double second = 0;
    for (Map.Entry<String, Double> entry : values.entrySet()) {
      double value = entry.getValue();
      if (value > first) {
        second = first;
        first = value;
        best = entry.getKey();
      } else {
        second = Math.max(second, value);
      }
    }
    return first < ratio * second ? null : best;
  }

  private static Map<String, Double> weighted(Map<String, Double> likely, String sample) {
    List<String> words = List.of(sample.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1));
    Map<String, Double> weighted = new LinkedHashMap<>();
    likely.forEach(
        (code, value) -> weighted.put(code, value * (1 + FUNCTION_WORDS * share(words, code))));
    return weighted;
  }

  /** The share of the words that are stop words of a language. */
  private static double share(List<String> words, String code) {
    if (!StopWords.languages().contains(code)) {
      return 0;
    }
    Set<String> stopWords = StopWords.of(code);
    return (double) words.stream().filter(stopWords::contains).count() / words.size();
  }

  private static String sample(String text) {
    if (text.length() <= WHOLE) {
      return text;
    }
    int middle = (text.length() - SAMPLE) / 2;
    return text.substring(0, SAMPLE)
        + ' '
        + text.substring(middle, middle + SAMPLE)
        + ' '
        + text.substring(text.length() - SAMPLE);
  }

  /** Loaded on first use. */
  private static final class Model {
    private static final LanguageDetectorME DETECTOR = new LanguageDetectorME(load());

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
  }
}
