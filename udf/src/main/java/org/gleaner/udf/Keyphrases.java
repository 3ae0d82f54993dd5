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

/** Keyphrases of one text without a corpus; one extractor for each method and JVM. */
final class Keyphrases {
  private static final int MOST_METHODS = 32;
  private static final Recent<KeyphraseExtractor> EXTRACTORS = new Recent<>(MOST_METHODS);

  private Keyphrases() {}

  /** Rows of phrase, score, begin and end, best first. */
  static List<Row> of(String text, int number, String method) {
    List<Row> rows = new ArrayList<>();
    for (Keyphrase keyphrase : extractor(method).extract(text, number)) {
      rows.add(
          RowFactory.create(
              keyphrase.phrase(), keyphrase.score(), keyphrase.begin(), keyphrase.end()));
    }
    return rows;
  }

  private static KeyphraseExtractor extractor(String method) {
    return EXTRACTORS.get(
        method,
        name ->
            new KeyphraseExtractor(
                Scorers.CATALOGUE.named(name).apply(Options.none()),
                LanguageTools.of("en"),
                CorpusStatistics.none()));
  }
}
