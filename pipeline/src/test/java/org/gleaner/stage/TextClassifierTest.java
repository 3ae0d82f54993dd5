package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.Attribute$;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.gleaner.network.train.TrainingEpoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextClassifierTest {
  @TempDir Path folder;

  private static Dataset<Row> texts(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = (i % 3 == 0 ? "a fine film " : "a poor film ") + i % 7;
      rows.add(RowFactory.create(text, i % 3 == 0 ? "good" : "bad", i % 3 == 0 ? 0.0 : 1.0));
    }
    StructType schema =
        new StructType()
            .add("text", DataTypes.StringType)
            .add("label", DataTypes.StringType)
            .add("importance", DataTypes.DoubleType);
    return LocalSpark.session().createDataFrame(rows, schema);
  }

  private static TextClassifier small() {
    return new TextClassifier()
        .setEncoder("mlp")
        .setNetworkOptions("embedding-size=6", "hidden-size=5", "dropout=0")
        .setTrainingOptions("epochs=6", "workers=1", "batch-size=5", "learning-rate=0.05");
  }

  private static double accuracy(Dataset<Row> predicted) {
    List<Row> rows =
        new IndexToString()
            .setInputCol("prediction")
            .setOutputCol("decided")
            .transform(predicted)
            .select("label", "decided")
            .collectAsList();
    long right = rows.stream().filter(row -> row.getString(0).equals(row.getString(1))).count();
    return (double) right / rows.size();
  }

  @Test
  void namesOfLabelsStandInTheMetadata() {
    TextClassifierModel model = small().fit(texts(60));
    assertEquals(List.of("bad", "good"), model.labels());
    Dataset<Row> predicted = model.transform(texts(30));
    assertEquals(1, accuracy(predicted));
    Attribute attribute =
        Attribute$.MODULE$.fromStructField(predicted.schema().apply("prediction"));
    assertArrayEquals(new String[] {"bad", "good"}, ((NominalAttribute) attribute).values().get());
    Row row = predicted.first();
    Vector probability = row.getAs("probability");
    Vector raw = row.getAs("rawPrediction");
    assertEquals(1, probability.apply(0) + probability.apply(1), 1e-6);
    assertEquals(Math.log(probability.apply(1)), raw.apply(1), 1e-9);
  }

  @Test
  void aFittedModelTellsOfItsTraining() throws IOException {
    TextClassifierModel model = small().fit(texts(60));
    List<TrainingEpoch> curve = model.curve();
    assertEquals(1, curve.get(0).epoch());
    assertTrue(curve.get(curve.size() - 1).loss() < curve.get(0).loss(), curve.toString());
    assertEquals(curve, model.copy(new ParamMap()).curve());
    String saved = folder.resolve("model").toString();
    model.write().save(saved);
    List<TrainingEpoch> loaded = TextClassifierModel.read().load(saved).curve();
    assertEquals(curve.size(), loaded.size());
    for (int i = 0; i < curve.size(); i++) {
      assertEquals(i + 1, loaded.get(i).epoch());
      assertEquals(curve.get(i).loss(), loaded.get(i).loss());
    }
  }

  @Test
  void thresholdsMoveTheChoice() {
    TextClassifierModel model = small().fit(texts(60));
    Dataset<Row> all = model.copy(new ParamMap()).setThresholds(1e-9, 1).transform(texts(9));
    assertEquals(0, all.filter("prediction != 0").count());
    TextClassifierModel wrong = model.copy(new ParamMap()).setThresholds(1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> wrong.transform(texts(3)));
    assertTrue(e.getMessage().startsWith("Cannot use 1 thresholds"), e.getMessage());
  }

  @Test
  void weightsAreFollowed() {
    TextClassifierModel model = small().setWeightCol("importance").fit(texts(60));
    assertEquals(
        0, model.transform(texts(9)).filter("prediction != 0").count(), "good weighs nothing");
    assertEquals(
        1, accuracy(small().setClassWeights("balanced").fit(texts(60)).transform(texts(9))));
  }

  @Test
  void crossValidationChoosesWithSparksOwnStages() {
    Dataset<Row> indexed =
        new StringIndexer()
            .setInputCol("label")
            .setOutputCol("index")
            .fit(texts(60))
            .transform(texts(60));
    TextClassifier classifier = small().setLabelCol("index");
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {classifier});
    ParamMap[] grid = {new ParamMap().put(classifier.encoder(), "mlp")};
    CrossValidatorModel chosen =
        new CrossValidator()
            .setEstimator(pipeline)
            .setEvaluator(
                new MulticlassClassificationEvaluator()
                    .setLabelCol("index")
                    .setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(indexed);
    assertEquals(1, chosen.avgMetrics()[0], 0.05);
    assertEquals(1, accuracy(chosen.transform(indexed)));
  }
}
