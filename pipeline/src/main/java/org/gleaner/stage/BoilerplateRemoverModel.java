package org.gleaner.stage;

import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.stage.param.CleanerParams;

/**
 * Removes boilerplate segments by a trained network. Column {@code segments} to {@code cleaned}
 * (the texts of the kept segments, an empty line between two) and {@code removed} of type {@link
 * Schemas#REMOVED}. Each executor JVM opens the network once.
 */
public final class BoilerplateRemoverModel extends NetworkModel<BoilerplateRemoverModel>
    implements CleanerParams<BoilerplateRemoverModel> {
  private static final long serialVersionUID = 1L;

  /** A model with the given uid and without a network: only reading a saved one completes it. */
  public BoilerplateRemoverModel(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A model of the files that {@code train} writes. */
  public BoilerplateRemoverModel(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("boilerplateRemover"), NetworkContent.of(files));
  }

  BoilerplateRemoverModel(String uid, NetworkContent content) {
    super(uid, content.requireTask("clean"));
    setCleanerDefaults();
  }

  @Override
  BoilerplateRemoverModel of(String otherUid, NetworkContent otherContent) {
    return new BoilerplateRemoverModel(otherUid, otherContent);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return cleanerSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    int segments = dataset.schema().fieldIndex(getSegmentsCol());
    return map(
        dataset,
        schema,
        (rows, name, source) ->
            new CleanedColumns(rows, SegmentCleaner.shared(name, source), segments));
  }

  /** Reads a saved model. */
  public static MLReader<BoilerplateRemoverModel> read() {
    return reader(new DefaultParamsReadable<BoilerplateRemoverModel>() {}.read());
  }
}
