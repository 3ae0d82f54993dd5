package org.gleaner.stage;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.pass.CorpusPass;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.param.KeyphraseParams;
import org.gleaner.text.LanguageCode;

/**
 * Learns the corpus statistics of keyphrase methods: in how many documents each phrase stands. One
 * pass over the tokens, counted per partition and merged in a tree; methods that need no corpus
 * skip it.
 */
public final class KeyphraseRanker extends Estimator<KeyphraseRankerModel>
    implements KeyphraseParams<KeyphraseRanker>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public KeyphraseRanker() {
    this(Identifiable$.MODULE$.randomUID("keyphraseRanker"));
  }

  /** A stage with the given uid. */
  public KeyphraseRanker(String uid) {
    this.uid = uid;
    setKeyphraseDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public KeyphraseRankerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    String language = LanguageCode.of(getLanguage());
    CorpusStatistics statistics =
        scorer().usesStatistics() ? count(dataset, language) : CorpusStatistics.none();
    return copyValues(new KeyphraseRankerModel(uid, statistics), new ParamMap()).setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return keyphraseSchema(schema);
  }

  @Override
  public KeyphraseRanker copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  private CorpusStatistics count(Dataset<?> dataset, String language) {
    return CorpusPass.count(
        dataset.toDF().select(getTokensCol()).javaRDD(),
        (counter, document) -> {
          if (!document.isNullAt(0)) {
            counter.add(RowConversions.toTokens(document.getList(0)), LanguageTools.of(language));
          }
        });
  }

  /** Reads a saved stage. */
  public static MLReader<KeyphraseRanker> read() {
    return new DefaultParamsReadable<KeyphraseRanker>() {}.read();
  }
}
