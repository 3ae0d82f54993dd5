package org.gleaner.stage;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.stage.param.WordVectorParams;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.train.WordVectorsTrainer;

/**
 * Learns a vector for each word of a column of tokens: skip-gram or continuous bag of words, with
 * or without character n-grams. Each executor learns into one set of rows with all its threads; see
 * {@link WordVectorsTrainer}. The model turns documents into the mean vector of their words; its
 * {@link WordVectorsModel#table() table} has the words.
 */
public final class WordVectors extends Estimator<WordVectorsModel>
    implements WordVectorParams<WordVectors>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public WordVectors() {
    this(Identifiable$.MODULE$.randomUID("wordVectors"));
  }

  /** A stage with the given uid. */
  public WordVectors(String uid) {
    this.uid = uid;
    setWordVectorDefaults();
    setDefault(trainingOptions(), new String[0]);
  }

  /** Options of the training ({@link WordVectorSettings#of}), each {@code key=value}. */
  public StringArrayParam trainingOptions() {
    return new StringArrayParam(
        this, "trainingOptions", "options of the training: method, dimensions, epochs, seed ...");
  }

  /** Options of the training in force. */
  public String[] getTrainingOptions() {
    return getOrDefault(trainingOptions());
  }

  /**
   * Sets options of the training, each {@code key=value}.
   *
   * @throws IllegalArgumentException if one is unknown or wrong
   */
  public WordVectors setTrainingOptions(String... options) {
    settings(options);
    set(trainingOptions(), options);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public WordVectorsModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    WordVectorTable table =
        new WordVectorsTrainer(settings(getTrainingOptions()), round -> {}).train(words(dataset));
    return copyValues(new WordVectorsModel(uid, table), new ParamMap()).setParent(this);
  }

  private static WordVectorSettings settings(String[] given) {
    Options options = Options.ofSettings(given);
    WordVectorSettings settings = WordVectorSettings.of(options);
    options.requireEmpty();
    return settings;
  }

  private JavaRDD<String[]> words(Dataset<?> dataset) {
    boolean lower = getLowerCase();
    JavaRDD<Row> rows = dataset.toDF().select(getTokensCol()).na().drop().javaRDD();
    return rows.map(row -> TokenWords.of(row.getList(0), lower));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return wordVectorSchema(schema);
  }

  @Override
  public WordVectors copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<WordVectors> read() {
    return new DefaultParamsReadable<WordVectors>() {}.read();
  }
}
