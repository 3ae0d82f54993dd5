package org.gleaner.stage;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.param.KeyphraseParams;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Tokens of a document to its keyphrases; the extractor is made once in each task. */
final class KeyphraseFunction implements UDF1<Seq<Row>, List<Row>> {
  private static final long serialVersionUID = 1L;

  private final String method;
  private final String[] settings;
  private final int top;
  private final String language;
  private final Broadcast<CorpusStatistics> statistics;
  private transient volatile KeyphraseExtractor extractor;

  KeyphraseFunction(
      String method,
      String[] settings,
      int top,
      String language,
      Broadcast<CorpusStatistics> statistics) {
    this.method = method;
    this.settings = settings;
    this.top = top;
    this.language = language;
    this.statistics = statistics;
  }

  @Override
  public List<Row> call(Seq<Row> tokens) {
    return RowConversions.ofKeyphrases(
        extractor().extract(RowConversions.toTokens(JavaConverters.seqAsJavaList(tokens)), top));
  }

  private KeyphraseExtractor extractor() {
    KeyphraseExtractor current = extractor;
    if (current == null) {
      current =
          new KeyphraseExtractor(
              KeyphraseParams.scorer(method, settings),
              LanguageTools.of(language),
              statistics.value());
      extractor = current;
    }
    return current;
  }
}
