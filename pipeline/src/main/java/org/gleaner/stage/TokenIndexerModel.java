package org.gleaner.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.gleaner.stage.base.StageFiles;
import org.gleaner.stage.param.TokenIndexerParams;
import org.gleaner.text.Vocabulary;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Turns tokens into ids of one length. Column {@code tokens} to {@code ids}, padded by {@link
 * Vocabulary#PADDING}, and {@code mask}, 1 where a token stands. A document without tokens has a
 * mask of zeros, which most networks cannot take.
 */
public final class TokenIndexerModel extends Model<TokenIndexerModel>
    implements TokenIndexerParams<TokenIndexerModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final String FILE = "vocab.txt";

  private final String uid;
  private final Vocabulary vocabulary;

  /** A model with the given uid and without tokens: only reading a saved one completes it. */
  public TokenIndexerModel(String uid) {
    this(uid, Vocabulary.of(Map.of(), 1, 2));
  }

  TokenIndexerModel(String uid, Vocabulary vocabulary) {
    this.uid = uid;
    this.vocabulary = vocabulary;
    setTokenIndexerDefaults();
  }

  /** The tokens and their ids. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    Broadcast<Vocabulary> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
            .broadcast(vocabulary);
    int length = getMaxLength();
    boolean lower = getLowerCase();
    boolean oneHot = getEncoding().equals("one-hot");
    UDF1<Seq<Row>, Object> encode =
        tokens -> {
          if (tokens == null) {
            return null;
          }
          int[] ids = ids(shared.value(), JavaConverters.seqAsJavaList(tokens), length, lower);
          return oneHot ? oneHot(ids, shared.value().size()) : ids;
        };
    UDF1<Seq<Row>, Object> mask =
        tokens -> tokens == null ? null : mask(Math.min(tokens.size(), length), length);
    String output = getOutputCol();
    return dataset
        .withColumn(output, udf(encode, schema.apply(output).dataType()).apply(col(getTokensCol())))
        .withColumn(getMaskCol(), udf(mask, NUMBERS).apply(col(getTokensCol())));
  }

  private static int[] ids(Vocabulary vocabulary, List<Row> tokens, int length, boolean lower) {
    int[] ids = new int[length];
    int i = 0;
    for (Row token : tokens) {
      if (i == length) {
        break;
      }
      ids[i++] = vocabulary.id(TokenIndexer.form(token, lower));
    }
    return ids;
  }

  private static int[] mask(int tokens, int length) {
    int[] mask = new int[length];
    java.util.Arrays.fill(mask, 0, tokens, 1);
    return mask;
  }

  private static Vector[] oneHot(int[] ids, int size) {
    Vector[] vectors = new Vector[ids.length];
    for (int i = 0; i < ids.length; i++) {
      vectors[i] =
          ids[i] == Vocabulary.PADDING
              ? Vectors.sparse(size, new int[0], new double[0])
              : Vectors.sparse(size, new int[] {ids[i]}, new double[] {1});
    }
    return vectors;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return indexedSchema(schema);
  }

  @Override
  public TokenIndexerModel copy(ParamMap extra) {
    return copyValues(new TokenIndexerModel(uid, vocabulary), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) -> {
          try (Writer out =
              new OutputStreamWriter(
                  system.create(new Path(folder, FILE)), StandardCharsets.UTF_8)) {
            vocabulary.write(out);
          }
        });
  }

  /** Reads a saved model. */
  public static MLReader<TokenIndexerModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<TokenIndexerModel>() {}.read(),
        (stage, system, folder) -> {
          try (Reader in =
              new InputStreamReader(system.open(new Path(folder, FILE)), StandardCharsets.UTF_8)) {
            return stage.copyValues(
                new TokenIndexerModel(stage.uid(), Vocabulary.read(in)), new ParamMap());
          }
        });
  }
}
