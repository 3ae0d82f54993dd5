package org.gleaner.stage;

import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.network.ModelFiles;
import org.gleaner.network.SegmentCleaner;

/**
 * Removes boilerplate segments by a trained network. Column {@code segments} to {@code cleaned}
 * (the texts of the kept segments, an empty line between two) and {@code removed} of type {@link
 * Schemas#REMOVED}. Each executor JVM opens the network once.
 */
public final class BoilerplateRemoverModel extends Model<BoilerplateRemoverModel>
    implements CleanerParams<BoilerplateRemoverModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final ModelFiles files;

  /** A model with the given uid and without a network: only reading a saved one completes it. */
  public BoilerplateRemoverModel(String uid) {
    this(uid, new ModelFiles(new java.util.TreeMap<>()));
  }

  /** A model of the files that {@code train} writes. */
  public BoilerplateRemoverModel(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("boilerplateRemover"), files);
  }

  BoilerplateRemoverModel(String uid, ModelFiles files) {
    this.uid = uid;
    this.files = files;
    setCleanerDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return cleanerSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()).broadcast(files);
    int segments = dataset.schema().fieldIndex(getSegmentsCol());
    MapPartitionsFunction<Row, Row> clean = rows -> clean(rows, fingerprint, shared, segments);
    return dataset.toDF().mapPartitions(clean, Encoders.row(schema));
  }

  private static Iterator<Row> clean(
      Iterator<Row> rows, String fingerprint, Broadcast<ModelFiles> files, int segments) {
    SegmentCleaner cleaner = SegmentCleaner.shared(fingerprint, name -> files.value().open());
    return new CleanedRows(rows, cleaner, segments);
  }

  @Override
  public BoilerplateRemoverModel copy(ParamMap extra) {
    return copyValues(new BoilerplateRemoverModel(uid, files), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) -> NetworkFiles.write(system, folder, files));
  }

  /** Reads a saved model. */
  public static MLReader<BoilerplateRemoverModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<BoilerplateRemoverModel>() {}.read(),
        (stage, system, folder) -> {
          ModelFiles files = NetworkFiles.read(system, folder);
          return stage.copyValues(new BoilerplateRemoverModel(stage.uid(), files), new ParamMap());
        });
  }
}
