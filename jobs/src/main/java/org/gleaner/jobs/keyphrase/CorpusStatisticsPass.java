package org.gleaner.jobs.keyphrase;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.jobs.input.Excerpt;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.pass.CorpusPass;

/** The corpus pass: the document frequency of each phrase. */
public final class CorpusStatisticsPass {
  private CorpusStatisticsPass() {}

  /**
   * Counts over documents.
   *
   * @param documents with columns text and language
   * @param method whose tokenizer cuts the texts
   * @param language of all documents, as {@link DocumentLanguage#of} takes it
   * @param maxChars how much of a document counts
   * @param done counts documents for the progress line
   */
  public static CorpusStatistics count(
      Dataset<Row> documents,
      KeyphraseMethod method,
      String language,
      int maxChars,
      LongAccumulator done) {
    Column text = functions.col("text");
    return CorpusPass.count(
        documents.select(text, functions.col("language")).javaRDD(),
        (counter, row) -> {
          done.add(1);
          add(counter, row, method, language, maxChars);
        });
  }

  /**
   * A document that fails here fails again where its keyphrases are extracted, and is reported
   * there.
   */
  private static void add(
      CorpusCounter counter, Row row, KeyphraseMethod method, String language, int maxChars) {
    String text = row.getString(0);
    var unused =
        Outcome.of(
            text,
            () -> {
              String known = DocumentLanguage.of(language, row.getString(1), text);
              LanguageTools tools = LanguageTools.of(known);
              counter.add(method.tokenizer(tools).tokenize(Excerpt.of(text, maxChars)), tools);
              return known;
            });
  }
}
