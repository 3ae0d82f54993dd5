package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.Options;
import org.gleaner.Recent;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.language.LanguageDetector;

/** Keyphrases of one text without a corpus; one extractor for each method, language and JVM. */
final class Keyphrases {
  private static final int MOST_METHODS = 32;
  private static final Recent<KeyphraseExtractor> EXTRACTORS = new Recent<>(MOST_METHODS);

  private Keyphrases() {}

  /**
   * Rows of phrase, score, begin and end, best first.
   *
   * @param language in any form of {@link LanguageCode}, or auto: English where none is detected
   */
  static List<Row> of(String text, int number, String method, String language) {
    List<Row> rows = new ArrayList<>();
    for (Keyphrase keyphrase : extractor(method, code(text, language)).extract(text, number)) {
      rows.add(
          RowFactory.create(
              keyphrase.phrase(), keyphrase.score(), keyphrase.begin(), keyphrase.end()));
    }
    return rows;
  }

  private static String code(String text, String language) {
    if (!language.equals(TextFunctions.AUTO)) {
      return LanguageCode.of(language);
    }
    String detected = LanguageDetector.detect(text);
    return detected == null ? "en" : detected;
  }

  private static KeyphraseExtractor extractor(String method, String code) {
    return EXTRACTORS.get(
        method + ' ' + code,
        name ->
            new KeyphraseExtractor(
                Scorers.CATALOGUE.named(method).apply(Options.none()),
                LanguageTools.of(code),
                CorpusStatistics.none()));
  }
}
