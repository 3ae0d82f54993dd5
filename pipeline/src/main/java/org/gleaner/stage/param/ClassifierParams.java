package org.gleaner.stage.param;

import java.util.List;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.gleaner.stage.base.SchemaChecks;

/**
 * The Params that {@code TextClassifier} and its model share, named as those of Spark's
 * classifiers.
 */
public interface ClassifierParams<S extends ClassifierParams<S>> extends Params {

  /** The column of texts; by default text. */
  default Param<String> featuresCol() {
    return new Param<>(this, "featuresCol", "column of texts");
  }

  /** The column of labels; by default label. */
  default Param<String> labelCol() {
    return new Param<>(this, "labelCol", "column of labels, names or the numbers of an index");
  }

  /** The column of the chosen label's number; by default prediction. */
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol", "column of the chosen label's number");
  }

  /** The column of the labels' probabilities; by default probability. */
  default Param<String> probabilityCol() {
    return new Param<>(this, "probabilityCol", "column of the probabilities of the labels");
  }

  /** The column of their logarithms; by default rawPrediction. */
  default Param<String> rawPredictionCol() {
    return new Param<>(this, "rawPredictionCol", "column of the logarithms of the probabilities");
  }

  /** For each label a number that its probability is divided by before the greatest is chosen. */
  default DoubleArrayParam thresholds() {
    return new DoubleArrayParam(
        this, "thresholds", "the label with the greatest probability / threshold is chosen");
  }

  /** Names the column of texts. */
  @SuppressWarnings("unchecked")
  default S setFeaturesCol(String name) {
    set(featuresCol(), name);
    return (S) this;
  }

  /** Names the column of labels. */
  @SuppressWarnings("unchecked")
  default S setLabelCol(String name) {
    set(labelCol(), name);
    return (S) this;
  }

  /** Names the column of the chosen label's number. */
  @SuppressWarnings("unchecked")
  default S setPredictionCol(String name) {
    set(predictionCol(), name);
    return (S) this;
  }

  /** Names the column of the labels' probabilities. */
  @SuppressWarnings("unchecked")
  default S setProbabilityCol(String name) {
    set(probabilityCol(), name);
    return (S) this;
  }

  /** Names the column of the probabilities' logarithms. */
  @SuppressWarnings("unchecked")
  default S setRawPredictionCol(String name) {
    set(rawPredictionCol(), name);
    return (S) this;
  }

  /** Sets a threshold for each label, in the order of their numbers, each above 0. */
  @SuppressWarnings("unchecked")
  default S setThresholds(double... values) {
    set(thresholds(), values);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setClassifierDefaults() {
    setDefault(featuresCol(), "text");
    setDefault(labelCol(), "label");
    setDefault(predictionCol(), "prediction");
    setDefault(probabilityCol(), "probability");
    setDefault(rawPredictionCol(), "rawPrediction");
    setDefault(thresholds(), new double[0]);
  }

  /** The schema after the model, whose labels are not known yet. */
  default StructType classifierSchema(StructType schema) {
    return classifierSchema(schema, null);
  }

  /**
   * The schema after the model; columns whose names are empty are left out, as Spark's classifiers
   * do.
   *
   * @param labels their names in order; null if they are not known
   */
  default StructType classifierSchema(StructType schema, List<String> labels) {
    SchemaChecks.require(schema, getOrDefault(featuresCol()), DataTypes.StringType);
    StructType after = schema;
    for (String name : List.of(getOrDefault(rawPredictionCol()), getOrDefault(probabilityCol()))) {
      if (!name.isEmpty()) {
        Metadata size =
            labels == null ? Metadata.empty() : SchemaChecks.vectors(name, labels.size());
        after = SchemaChecks.append(after, name, SQLDataTypes.VectorType(), size);
      }
    }
    String prediction = getOrDefault(predictionCol());
    if (prediction.isEmpty()) {
      return after;
    }
    Metadata names = labels == null ? Metadata.empty() : labelled(prediction, labels);
    return SchemaChecks.append(after, prediction, DataTypes.DoubleType, names);
  }

  /** The metadata of a column of numbers of these labels. */
  private static Metadata labelled(String column, List<String> labels) {
    return NominalAttribute.defaultAttr()
        .withName(column)
        .withValues(labels.toArray(new String[0]))
        .toMetadata();
  }
}
