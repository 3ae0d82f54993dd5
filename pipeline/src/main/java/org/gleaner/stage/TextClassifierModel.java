package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.train.TrainingEpoch;
import org.gleaner.stage.param.ClassifierParams;

/**
 * Gives each text one label by a trained network: appends the logarithms of the probabilities, the
 * probabilities, and the number of the label chosen, whose column names the labels in its metadata.
 * A column whose name is empty is left out. A null text gives nulls. Each executor JVM opens the
 * network once.
 */
public final class TextClassifierModel extends NetworkModel<TextClassifierModel>
    implements ClassifierParams<TextClassifierModel> {
  private static final long serialVersionUID = 1L;

  /** A model with the given uid and without a network: only reading a saved one completes it. */
  public TextClassifierModel(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A model of the files that {@code train --task classify} writes. */
  public TextClassifierModel(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("textClassifier"), NetworkContent.of(files));
  }

  TextClassifierModel(String uid, NetworkContent content) {
    super(uid, content.requireTask("classify"));
    setClassifierDefaults();
  }

  @Override
  TextClassifierModel of(String otherUid, NetworkContent otherContent) {
    return new TextClassifierModel(otherUid, otherContent);
  }

  /** The names of the labels in the order of their numbers. */
  public List<String> labels() {
    return content().labels();
  }

  /** The training, epoch by epoch; empty for a model of a job, which has it in its report. */
  public List<TrainingEpoch> curve() {
    return content().curve();
  }

  /** Number of labels. */
  public int numClasses() {
    return labels().size();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return classifierSchema(schema, labels());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    double[] divisors = divisors();
    StructType schema = transformSchema(dataset.schema());
    int text = dataset.schema().fieldIndex(getOrDefault(featuresCol()));
    boolean[] wanted = {
      !getOrDefault(rawPredictionCol()).isEmpty(),
      !getOrDefault(probabilityCol()).isEmpty(),
      !getOrDefault(predictionCol()).isEmpty()
    };
    return append(
        dataset,
        schema,
        row -> row.isNullAt(text) ? null : LabelledText.unlabelled(List.of(row.getString(text))),
        (predictor, read, output) -> cells(output, divisors, wanted));
  }

  private double[] divisors() {
    double[] thresholds = getOrDefault(thresholds());
    if (thresholds.length != 0 && thresholds.length != numClasses()) {
      throw new IllegalArgumentException(
          "Cannot use "
              + thresholds.length
              + " thresholds. Accepted: one for each of "
              + numClasses()
              + " labels, or none");
    }
    return thresholds;
  }

  /** Those of the columns that have a name. */
  private static Object[] cells(float[] output, double[] divisors, boolean[] wanted) {
    double[] probabilities = new double[output.length];
    double[] logarithms = new double[output.length];
    for (int i = 0; i < output.length; i++) {
      probabilities[i] = output[i];
      logarithms[i] = Math.log(output[i]);
    }
    Object[] all = {
      Vectors.dense(logarithms),
      Vectors.dense(probabilities),
      (double) choose(probabilities, divisors)
    };
    List<Object> named = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (wanted[i]) {
        named.add(all[i]);
      }
    }
    return named.toArray();
  }

  private static int choose(double[] probabilities, double[] divisors) {
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < probabilities.length; i++) {
      double value = divisors.length == 0 ? probabilities[i] : probabilities[i] / divisors[i];
      if (value > greatest) {
        greatest = value;
        best = i;
      }
    }
    return best;
  }

  /** Reads a saved model. */
  public static MLReader<TextClassifierModel> read() {
    return reader(new DefaultParamsReadable<TextClassifierModel>() {}.read());
  }
}
