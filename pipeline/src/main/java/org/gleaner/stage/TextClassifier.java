package org.gleaner.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.param.ClassifierParams;
import org.gleaner.stage.param.NetworkParams;

/**
 * Trains a network that gives a text one label, on the executors by parameter averaging. The label
 * is a name, or a number as {@code StringIndexer} gives it, with or without the names in the
 * column's metadata. A row whose text or label is null is left out.
 */
public final class TextClassifier extends Estimator<TextClassifierModel>
    implements ClassifierParams<TextClassifier>,
        NetworkParams<TextClassifier>,
        DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public TextClassifier() {
    this(Identifiable$.MODULE$.randomUID("textClassifier"));
  }

  /** A stage with the given uid. */
  public TextClassifier(String uid) {
    this.uid = uid;
    setClassifierDefaults();
    setNetworkDefaults("cnn", 20_000);
    setDefault(weightCol(), "");
    setDefault(classWeights(), "none");
  }

  /** The column of the rows' weights; by default none, and every row counts 1. */
  public Param<String> weightCol() {
    return new Param<>(this, "weightCol", "column of weights, numbers; empty for none");
  }

  /** Whether rare labels count more: none, or balanced, so that all labels count the same. */
  public Param<String> classWeights() {
    return new Param<>(
        this,
        "classWeights",
        "none, or balanced",
        ParamValidators.inArray(new String[] {"none", "balanced"}));
  }

  /** Names the column of weights. */
  public TextClassifier setWeightCol(String name) {
    set(weightCol(), name);
    return this;
  }

  /** Chooses none or balanced. */
  public TextClassifier setClassWeights(String name) {
    set(classWeights(), name);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public TextClassifierModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> rows = rows(dataset);
    List<String> names = LabelNames.of(dataset.schema().apply(getOrDefault(labelCol())), rows);
    NetworkTraining<LabelledText> training = training("classify", 1);
    NetworkTraining.Result result =
        training.train(labelled(rows, names), null, names, Map.of("stage", uid), round -> {});
    NetworkContent content = NetworkContent.of(result.withCurve());
    return copyValues(new TextClassifierModel(uid, content), new ParamMap()).setParent(this);
  }

  /** Text, label and weight of the rows that have a text and a label. */
  private Dataset<Row> rows(Dataset<?> dataset) {
    String weight = getOrDefault(weightCol());
    return dataset
        .toDF()
        .select(
            functions.col(getOrDefault(featuresCol())),
            functions.col(getOrDefault(labelCol())),
            (weight.isEmpty() ? functions.lit(1.0) : functions.col(weight))
                .cast(DataTypes.DoubleType))
        .na()
        .drop();
  }

  private JavaRDD<LabelledText> labelled(Dataset<Row> rows, List<String> names) {
    JavaRDD<LabelledText> texts =
        rows.javaRDD()
            .map(
                row ->
                    new LabelledText(
                        List.of(row.getString(0)),
                        List.of(LabelNames.name(row.get(1), names)),
                        0,
                        row.getDouble(2)));
    if (getOrDefault(classWeights()).equals("none")) {
      return texts;
    }
    Map<String, Long> counts =
        new HashMap<>(texts.map(text -> text.labels().get(0)).countByValue());
    double mean = counts.values().stream().mapToLong(Long::longValue).average().orElse(1);
    return texts.map(
        text ->
            new LabelledText(
                text.texts(),
                text.labels(),
                0,
                text.weight() * mean / counts.get(text.labels().get(0))));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    LabelNames.require(schema, getOrDefault(labelCol()));
    return classifierSchema(schema);
  }

  @Override
  public TextClassifier copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<TextClassifier> read() {
    return new DefaultParamsReadable<TextClassifier>() {}.read();
  }
}
