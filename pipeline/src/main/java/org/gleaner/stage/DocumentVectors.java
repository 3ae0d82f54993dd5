package org.gleaner.stage;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.pass.PoolingPass;
import org.gleaner.pass.WordClusters;
import org.gleaner.stage.param.DocumentVectorParams;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.WordVectorFolder;
import org.gleaner.vector.pool.DocumentPooling;

/**
 * Turns documents into vectors by the vectors of their words: see {@link DocumentPooling} for the
 * methods. The word vectors are those of {@code wordVectors}, a folder that the {@code word2vec}
 * job or a {@link WordVectorsModel} has written; where it is empty they are learnt from the
 * documents themselves. Fitting counts what the method needs (document frequencies, the common
 * direction, clusters of words) in one pass.
 */
public final class DocumentVectors extends Estimator<DocumentVectorsModel>
    implements DocumentVectorParams<DocumentVectors>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public DocumentVectors() {
    this(Identifiable$.MODULE$.randomUID("documentVectors"));
  }

  /** A stage with the given uid. */
  public DocumentVectors(String uid) {
    this.uid = uid;
    setDocumentVectorDefaults();
    setDefault(wordVectors(), "");
    setDefault(trainingOptions(), new String[0]);
    setDefault(smoothing(), 1e-3);
    setDefault(clusters(), 100);
    setDefault(seed(), 1L);
  }

  /** The folder of the word vectors; empty to learn them. */
  public Param<String> wordVectors() {
    return new Param<>(this, "wordVectors", "folder of word vectors; empty to learn them");
  }

  /** Options of the learning of word vectors, each {@code key=value}. */
  public StringArrayParam trainingOptions() {
    return new StringArrayParam(
        this, "trainingOptions", "options of the learning of word vectors, each key=value");
  }

  /** The constant of sif; by default 0.001. */
  public DoubleParam smoothing() {
    return new DoubleParam(
        this, "smoothing", "constant of sif: weight a / (a + p)", ParamValidators.gt(0));
  }

  /** The number of clusters of centroids; by default 100. */
  public IntParam clusters() {
    return new IntParam(this, "clusters", "clusters of centroids", ParamValidators.gtEq(2));
  }

  /** The seed of the clusters; by default 1. */
  public LongParam seed() {
    return new LongParam(this, "seed", "seed of the clusters");
  }

  /** Chooses the method. */
  public DocumentVectors setMethod(String name) {
    set(method(), name);
    return this;
  }

  /** Names the folder of the word vectors. */
  public DocumentVectors setWordVectors(String folder) {
    set(wordVectors(), folder);
    return this;
  }

  /** Sets options of the learning of word vectors, each {@code key=value}. */
  public DocumentVectors setTrainingOptions(String... options) {
    set(trainingOptions(), options);
    return this;
  }

  /** Sets the constant of sif. */
  public DocumentVectors setSmoothing(double constant) {
    set(smoothing(), constant);
    return this;
  }

  /** Sets the number of clusters. */
  public DocumentVectors setClusters(int number) {
    set(clusters(), number);
    return this;
  }

  /** Sets the seed of the clusters. */
  public DocumentVectors setSeed(long value) {
    set(seed(), value);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DocumentVectorsModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return fit(dataset, table(dataset));
  }

  /** Fits with word vectors that were read before; ignores {@code wordVectors}. */
  public DocumentVectorsModel fit(Dataset<?> dataset, WordVectorTable table) {
    transformSchema(dataset.schema());
    DocumentPooling pooling = pooling(dataset, table);
    return copyValues(new DocumentVectorsModel(uid, table, pooling), new ParamMap())
        .setParent(this);
  }

  private WordVectorTable table(Dataset<?> dataset) {
    String folder = getOrDefault(wordVectors());
    if (!folder.isEmpty()) {
      return read(folder, dataset.sparkSession());
    }
    return new WordVectors()
        .setTokensCol(getTokensCol())
        .setOutputCol(getOutputCol())
        .setLowerCase(getLowerCase())
        .setTrainingOptions(getOrDefault(trainingOptions()))
        .fit(dataset)
        .table();
  }

  private static WordVectorTable read(String folder, SparkSession session) {
    try {
      Path path = FilePaths.of(folder);
      FileSystem system = FilePaths.system(path, session.sparkContext().hadoopConfiguration());
      Path inner = FilePaths.child(path, WordVectorsModel.FOLDER);
      Path files = system.exists(inner) ? inner : path;
      return WordVectorFolder.read(name -> system.open(FilePaths.child(files, name)));
    } catch (java.io.IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read word vectors: " + folder + " is not a folder of word vectors",
          e);
    }
  }

  private DocumentPooling pooling(Dataset<?> dataset, WordVectorTable table) {
    return switch (getMethod()) {
      case "average" -> DocumentPooling.average();
      case "max" -> DocumentPooling.max();
      case "centroids" ->
          WordClusters.centroids(
              dataset.sparkSession(),
              table,
              (int) getOrDefault(clusters()),
              (long) getOrDefault(seed()));
      default -> counted(dataset, table);
    };
  }

  private DocumentPooling counted(Dataset<?> dataset, WordVectorTable table) {
    boolean lower = getLowerCase();
    JavaRDD<Row> rows = dataset.toDF().select(getTokensCol()).na().drop().javaRDD();
    JavaRDD<String[]> documents = rows.map(row -> TokenWords.of(row.getList(0), lower));
    try (PoolingPass pass = new PoolingPass(documents, table)) {
      return getMethod().equals("tf-idf")
          ? pass.inverseFrequency()
          : pass.smoothInverseFrequency((double) getOrDefault(smoothing()));
    }
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return wordVectorSchema(schema);
  }

  @Override
  public DocumentVectors copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<DocumentVectors> read() {
    return new DefaultParamsReadable<DocumentVectors>() {}.read();
  }
}
