package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.stage.param.TokenIndexerParams;
import org.gleaner.text.Vocabulary;
import org.gleaner.vector.count.WordCounting;

/**
 * Learns the {@link Vocabulary} of a column of tokens, so that documents become ids of one length
 * with a mask. Tokens are counted on the executors; only the vocabulary comes to the driver.
 */
public final class TokenIndexer extends Estimator<TokenIndexerModel>
    implements TokenIndexerParams<TokenIndexer>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public TokenIndexer() {
    this(Identifiable$.MODULE$.randomUID("tokenIndexer"));
  }

  /** A stage with the given uid. */
  public TokenIndexer(String uid) {
    this.uid = uid;
    setTokenIndexerDefaults();
    setDefault(minCount(), 1);
    setDefault(vocabularySize(), 20_000);
  }

  /** Rarer tokens are unknown; by default 1. */
  public IntParam minCount() {
    return new IntParam(this, "minCount", "rarer tokens are unknown", ParamValidators.gtEq(1));
  }

  /** Sets the least count of a token; rarer tokens are unknown. */
  public TokenIndexer setMinCount(int value) {
    set(minCount(), value);
    return this;
  }

  /** Most ids, padding and unknown included; by default 20,000. */
  public IntParam vocabularySize() {
    return new IntParam(
        this,
        "vocabularySize",
        "most ids, padding and unknown included",
        ParamValidators.inRange(2, Vocabulary.MAX_TOKENS));
  }

  /** Sets the largest number of ids. */
  public TokenIndexer setVocabularySize(int value) {
    set(vocabularySize(), value);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public TokenIndexerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    boolean lower = getLowerCase();
    int least = (int) getOrDefault(minCount());
    int size = (int) getOrDefault(vocabularySize());
    JavaRDD<Row> rows = dataset.toDF().select(getTokensCol()).na().drop().javaRDD();
    Vocabulary vocabulary =
        WordCounting.vocabulary(rows, row -> forms(row.getList(0), lower), least, size);
    return copyValues(new TokenIndexerModel(uid, vocabulary), new ParamMap()).setParent(this);
  }

  private static List<String> forms(List<Row> tokens, boolean lower) {
    List<String> forms = new ArrayList<>(tokens.size());
    for (Row token : tokens) {
      forms.add(form(token, lower));
    }
    return forms;
  }

  /** The form of a token that is looked up. */
  static String form(Row token, boolean lower) {
    return lower ? token.getString(0).toLowerCase(Locale.ROOT) : token.getString(0);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return indexedSchema(schema);
  }

  @Override
  public TokenIndexer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<TokenIndexer> read() {
    return new DefaultParamsReadable<TokenIndexer>() {}.read();
  }
}
