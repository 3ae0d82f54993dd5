package org.gleaner.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.pass.Components;
import org.gleaner.pass.DuplicateKeys;
import org.gleaner.search.MinHash;
import org.gleaner.stage.base.GleanerTransformer;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;

/**
 * Finds near-duplicate texts: appends the id of the document that a document is a duplicate of, or
 * null, so that {@code duplicateOf IS NULL} keeps one of each group. Texts are compared by {@link
 * MinHash} of their words in lower case; those that agree in a band with the document of the least
 * id there, and whose estimated Jaccard similarity reaches the threshold, belong together, and so
 * do those connected through others. The document of the least id stays, whatever the partitioning.
 * A threshold of 1 asks for the same words in the same order. No row is lost; a null text and one
 * without words is a duplicate of nothing; rows of one id are one document.
 *
 * <p>Keys are grouped, never collected: a text that occurs a million times costs a million rows, on
 * no driver and in no single task's memory. {@link #transform} runs jobs at once and does not
 * accept streams.
 */
public final class DuplicateFinder extends GleanerTransformer
    implements HasTextCol<DuplicateFinder>, HasOutputCol<DuplicateFinder> {
  private static final long serialVersionUID = 1L;

  /** A stage with a fresh uid. */
  public DuplicateFinder() {
    this(Identifiable$.MODULE$.randomUID("duplicateFinder"));
  }

  /** A stage with the given uid. */
  public DuplicateFinder(String uid) {
    super(uid);
    setDefault(idCol(), "id");
    setDefault(textCol(), "text");
    setDefault(outputCol(), "duplicateOf");
    setDefault(threshold(), 0.8);
    setDefault(shingleSize(), 5);
    setDefault(bands(), 14);
    setDefault(bandRows(), 8);
    setDefault(seed(), 1L);
  }

  /** Column of the documents' names, of a type that has an order; by default {@code id}. */
  public Param<String> idCol() {
    return new Param<>(this, "idCol", "column of the documents' names");
  }

  /** Sets the column of the documents' names. */
  public DuplicateFinder setIdCol(String value) {
    set(idCol(), value);
    return this;
  }

  /** The least similarity of duplicates; by default 0.8. */
  public DoubleParam threshold() {
    return new DoubleParam(
        this,
        "threshold",
        "least similarity of duplicates; 1: the same words in the same order",
        ParamValidators.inRange(0, 1));
  }

  /** Sets the least similarity of duplicates. */
  public DuplicateFinder setThreshold(double value) {
    set(threshold(), value);
    return this;
  }

  /** Words of a shingle, the run of words that is compared; by default 5. */
  public IntParam shingleSize() {
    return new IntParam(this, "shingleSize", "words of a shingle", ParamValidators.gtEq(1));
  }

  /** Sets the words of a shingle. */
  public DuplicateFinder setShingleSize(int value) {
    set(shingleSize(), value);
    return this;
  }

  /** Bands of a signature: more bands find more duplicates; by default 14. */
  public IntParam bands() {
    return new IntParam(this, "bands", "bands of a signature", ParamValidators.inRange(1, 1000));
  }

  /** Sets the number of bands. */
  public DuplicateFinder setBands(int value) {
    set(bands(), value);
    return this;
  }

  /** Rows of a band, all of which must agree: more rows find fewer duplicates; by default 8. */
  public IntParam bandRows() {
    return new IntParam(this, "bandRows", "rows of a band", ParamValidators.inRange(1, 1000));
  }

  /** Sets the rows of a band. */
  public DuplicateFinder setBandRows(int value) {
    set(bandRows(), value);
    return this;
  }

  /** The seed of the hash functions; by default 1. */
  public LongParam seed() {
    return new LongParam(this, "seed", "seed of the hash functions");
  }

  /** Sets the seed of the hash functions. */
  public DuplicateFinder setSeed(long value) {
    set(seed(), value);
    return this;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getTextCol(), DataTypes.StringType);
    return SchemaChecks.append(schema, getOutputCol(), idType(schema));
  }

  private DataType idType(StructType schema) {
    String id = getOrDefault(idCol());
    if (!schema.getFieldIndex(id).isDefined()) {
      throw new IllegalArgumentException(
          "Cannot find column: " + id + ". Known: " + String.join(", ", schema.fieldNames()));
    }
    return schema.apply(id).dataType();
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    if (dataset.isStreaming()) {
      throw new IllegalArgumentException("Cannot find duplicates in a stream. Accepted: a batch");
    }
    String node = uid() + "-" + Components.NODE;
    Dataset<Row> stars =
        groups(dataset)
            .withColumnRenamed(Components.NODE, node)
            .withColumnRenamed(Components.LEAST, getOutputCol());
    Dataset<Row> rows = dataset.toDF();
    return rows.join(stars, rows.col(getOrDefault(idCol())).equalTo(stars.col(node)), "left")
        .drop(node);
  }

  private Dataset<Row> groups(Dataset<?> dataset) {
    Dataset<Row> keys = keys(dataset).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return Components.of(edges(keys));
    } finally {
      keys.unpersist();
    }
  }

  private Dataset<Row> keys(Dataset<?> dataset) {
    String id = getOrDefault(idCol());
    StructType schema =
        new StructType()
            .add("id", idType(dataset.schema()))
            .add("key", DataTypes.LongType)
            .add("sketch", DataTypes.BinaryType);
    boolean exact = (double) getOrDefault(threshold()) == 1;
    MinHash hashes =
        exact
            ? null
            : new MinHash(
                (int) getOrDefault(shingleSize()),
                (int) getOrDefault(bands()),
                (int) getOrDefault(bandRows()),
                (long) getOrDefault(seed()));
    return dataset
        .toDF()
        .select(col(id), col(getTextCol()))
        .na()
        .drop()
        .flatMap(new DuplicateKeys(hashes), Encoders.row(schema));
  }

  /** From each document to the first of a group, where both are similar enough. */
  private Dataset<Row> edges(Dataset<Row> keys) {
    double least = (double) getOrDefault(threshold());
    UDF2<byte[], byte[], Boolean> similar = (a, b) -> MinHash.similarity(a, b) >= least;
    Dataset<Row> firsts =
        keys.groupBy("key")
            .agg(min(struct("id", "sketch")).as("first"), count(lit(1)).as("size"))
            .filter(col("size").gt(1))
            .select("key", "first");
    return keys.join(firsts, "key")
        .filter(col("id").notEqual(col("first.id")))
        .filter(udf(similar, DataTypes.BooleanType).apply(col("sketch"), col("first.sketch")))
        .select(col("id").as(Components.NODE), col("first.id").as(Components.LEAST));
  }

  /** Reads a saved stage. */
  public static MLReader<DuplicateFinder> read() {
    return new DefaultParamsReadable<DuplicateFinder>() {}.read();
  }
}
