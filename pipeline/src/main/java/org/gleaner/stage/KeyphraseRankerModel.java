package org.gleaner.stage;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.CorpusStatisticsFile;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.base.StageFiles;
import org.gleaner.stage.param.KeyphraseParams;
import org.gleaner.text.LanguageCode;

/**
 * Ranks the phrases of each document. Column {@code tokens} to {@code keyphrases} of type {@link
 * Schemas#KEYPHRASES}, best first; offsets are those of the tokens.
 */
public final class KeyphraseRankerModel extends Model<KeyphraseRankerModel>
    implements KeyphraseParams<KeyphraseRankerModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final String STATISTICS = "statistics.gz";

  private final String uid;
  private final CorpusStatistics statistics;

  /** A model without corpus statistics: every phrase is equally rare. */
  public KeyphraseRankerModel() {
    this(Identifiable$.MODULE$.randomUID("keyphraseRanker"));
  }

  /** A model with the given uid, without corpus statistics. */
  public KeyphraseRankerModel(String uid) {
    this(uid, CorpusStatistics.none());
  }

  KeyphraseRankerModel(String uid, CorpusStatistics statistics) {
    this.uid = uid;
    this.statistics = statistics;
    setKeyphraseDefaults();
  }

  /** The statistics of the corpus. */
  public CorpusStatistics statistics() {
    return statistics;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return keyphraseSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    scorer();
    String language = LanguageCode.of(getLanguage());
    SparkContext context = dataset.sparkSession().sparkContext();
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context)
            .broadcast(getLeaveOneOut() ? statistics.leaveOneOut() : statistics);
    OneColumn columns =
        new OneColumn(getTokensCol(), Schemas.TOKENS, getOutputCol(), Schemas.KEYPHRASES);
    return columns.apply(
        dataset,
        new KeyphraseFunction(getMethod(), getMethodOptions(), getTop(), language, shared));
  }

  @Override
  public KeyphraseRankerModel copy(ParamMap extra) {
    KeyphraseRankerModel copy = new KeyphraseRankerModel(uid, statistics);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) -> {
          try (OutputStream out = system.create(new Path(folder, STATISTICS))) {
            CorpusStatisticsFile.write(statistics, out);
          }
        });
  }

  /** Reads a saved model. */
  public static MLReader<KeyphraseRankerModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<KeyphraseRankerModel>() {}.read(),
        (stage, system, folder) -> {
          try (InputStream in = system.open(new Path(folder, STATISTICS))) {
            return stage.copyValues(
                new KeyphraseRankerModel(stage.uid(), CorpusStatisticsFile.read(in)),
                new ParamMap());
          }
        });
  }
}
