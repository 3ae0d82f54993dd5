package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.network.NetworkTraining;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.CleanerParams;
import org.gleaner.stage.param.NetworkParams;

/**
 * Trains a network that keeps or removes each segment of a document, on the executors by parameter
 * averaging. Reads the columns {@code segments} and {@code labels} (an array of booleans, one for
 * each segment, true where it is boilerplate); a row where one of them is null is left out.
 */
public final class BoilerplateRemover extends Estimator<BoilerplateRemoverModel>
    implements CleanerParams<BoilerplateRemover>,
        NetworkParams<BoilerplateRemover>,
        DefaultParamsWritable {
  private static final long serialVersionUID = 1L;
  private static final ArrayType LABELS = DataTypes.createArrayType(DataTypes.BooleanType);

  private final String uid;

  /** A stage with a fresh uid. */
  public BoilerplateRemover() {
    this(Identifiable$.MODULE$.randomUID("boilerplateRemover"));
  }

  /** A stage with the given uid. */
  public BoilerplateRemover(String uid) {
    this.uid = uid;
    setCleanerDefaults();
    setDefault(labelsCol(), "labels");
    setNetworkDefaults("bilstm", 10_000);
  }

  /** The column of labels; by default labels. */
  public Param<String> labelsCol() {
    return new Param<>(this, "labelsCol", "column of labels, true where a segment is boilerplate");
  }

  /** Names the column of labels. */
  public BoilerplateRemover setLabelsCol(String name) {
    set(labelsCol(), name);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public BoilerplateRemoverModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    NetworkTraining<LabelledDocument> training = training("clean", 3);
    NetworkTraining.Result result =
        training.train(labelled(dataset), null, List.of(), Map.of("stage", uid), round -> {});
    NetworkContent content = NetworkContent.of(result.withCurve());
    return copyValues(new BoilerplateRemoverModel(uid, content), new ParamMap()).setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getOrDefault(labelsCol()), LABELS);
    return cleanerSchema(schema);
  }

  @Override
  public BoilerplateRemover copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  private JavaRDD<LabelledDocument> labelled(Dataset<?> dataset) {
    JavaRDD<Row> rows =
        dataset.toDF().select(getSegmentsCol(), getOrDefault(labelsCol())).na().drop().javaRDD();
    return rows.map(
        row ->
            new LabelledDocument(
                RowConversions.toSegments(row.getList(0)), new ArrayList<>(row.getList(1)), null));
  }

  /** Reads a saved stage. */
  public static MLReader<BoilerplateRemover> read() {
    return new DefaultParamsReadable<BoilerplateRemover>() {}.read();
  }
}
