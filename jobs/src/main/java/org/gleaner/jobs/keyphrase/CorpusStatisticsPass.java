package org.gleaner.jobs.keyphrase;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.pass.CorpusPass;
import org.gleaner.text.language.LanguageDetector;

/** The corpus pass: the document frequency of each phrase. */
public final class CorpusStatisticsPass {
  /** Takes the language column as it is, null for unknown. */
  public static final String AS_GIVEN = "as-given";

  private CorpusStatisticsPass() {}

  /**
   * Counts over documents.
   *
   * @param documents with columns text and language
   * @param language of all documents, auto for the column's, else detected, or {@link #AS_GIVEN}
   * @param maxChars how much of a document counts
   * @param done counts documents for the progress line
   */
  public static CorpusStatistics count(
      Dataset<Row> documents, String language, int maxChars, LongAccumulator done) {
    Column text = functions.col("text");
    return CorpusPass.count(
        documents.select(text, functions.col("language")).javaRDD(),
        (counter, row) -> {
          done.add(1);
          add(counter, row, language, maxChars);
        });
  }

  /**
   * A document that fails here fails again where its keyphrases are extracted, and is reported
   * there.
   */
  private static void add(CorpusCounter counter, Row row, String language, int maxChars) {
    String text = row.getString(0);
    var unused =
        Outcome.of(
            text,
            () -> {
              String known = language(language, row, 1, 0);
              LanguageExtractors.count(counter, text, known, maxChars);
              return known;
            });
  }

  /** The language asked for, else the row's, else the one detected in its text. */
  public static String language(String wanted, Row row, int languageColumn, int textColumn) {
    String given = row.getString(languageColumn);
    if (!wanted.equals("auto")) {
      return wanted.equals(AS_GIVEN) ? given : wanted;
    }
    return given == null ? LanguageDetector.detect(row.getString(textColumn)) : given;
  }
}
