package org.gleaner.jobs.predict;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.io.Columns;
import org.gleaner.io.ParquetFiles;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.KeptFields;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.stage.classical.ClassicalModel;

/** The predictions of a classical classifier; those without probabilities give null there. */
final class ClassicalPrediction implements Prediction {
  private static final String LABEL = "label";
  private static final String PROBABILITY = "probability";

  private final String location;
  private final ClassicalModel model;
  private final ReadSettings read;
  private final KeptFields kept;

  ClassicalPrediction(String location, ClassicalModel model, ReadSettings read, KeptFields kept) {
    this.location = location;
    this.model = model;
    this.read = read;
    this.kept = kept;
  }

  @Override
  public List<String> columns() {
    return List.of(LABEL, PROBABILITY);
  }

  @Override
  public String counted() {
    return LABEL;
  }

  @Override
  public Map<String, Object> provenance() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", location);
    map.put("method", model.config().method());
    map.putAll(Provenance.ofThisRun());
    return map;
  }

  @Override
  public Dataset<Row> lines(JobContext context, String path) {
    Dataset<Row> lines =
        ClassifierInput.optionalLabels(context.spark(), kept.addTo(read), context.parallelism());
    Dataset<Row> predicted = model.pipeline().transform(ClassifierInput.texts(lines));
    boolean probable = Arrays.asList(predicted.columns()).contains(PROBABILITY);
    UDF2<Vector, Double, Double> ofLabel = (all, label) -> all.apply(label.intValue());
    Column probability =
        probable
            ? udf(ofLabel, DataTypes.DoubleType).apply(col(PROBABILITY), col("prediction"))
            : lit(null).cast(DataTypes.DoubleType);
    Column none = lit(null).cast(DataTypes.DoubleType);
    Dataset<Row> rows =
        predicted
            .select(columns(col(ClassicalModel.PREDICTED), probability))
            .unionByName(
                lines
                    .filter(col(Columns.CODE).isNotNull())
                    .select(columns(lit(null).cast(DataTypes.StringType), none)));
    context.step("Predicting", () -> 0, () -> 0, () -> written(rows, path));
    return ParquetFiles.exactly(context.spark(), rows.schema(), path);
  }

  private static String written(Dataset<Row> rows, String path) {
    rows.write().parquet(path);
    return path;
  }

  private Column[] columns(Column label, Column probability) {
    List<Column> columns = new ArrayList<>();
    Columns.QUARANTINE.forEach(name -> columns.add(col(name)));
    if (kept.any()) {
      KeptFields fields = kept;
      UDF1<String, String> of = fields::from;
      columns.add(
          udf(of, DataTypes.StringType).apply(col(KeptFields.COLUMN)).as(KeptFields.COLUMN));
    }
    columns.add(label.as(LABEL));
    columns.add(probability.as(PROBABILITY));
    return columns.toArray(new Column[0]);
  }
}
