package org.gleaner.stage;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;

/**
 * Gives each text a vector by a trained network of the task {@code text-vector}, such as {@code
 * import} makes: column {@code text} to {@code vector}, a dense vector whose cosine with another
 * says how similar the texts are (Reimers and Gurevych 2019). A null text gives null. Each executor
 * JVM opens the network once.
 */
public final class TextEncoder extends NetworkModel<TextEncoder>
    implements HasTextCol<TextEncoder>, HasOutputCol<TextEncoder> {
  private static final long serialVersionUID = 1L;

  /** A stage with the given uid and without a network: only reading a saved one completes it. */
  public TextEncoder(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A stage of the files of a model folder. */
  public TextEncoder(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("textEncoder"), NetworkContent.of(files));
  }

  private TextEncoder(String uid, NetworkContent content) {
    super(uid, content.requireTask("text-vector"));
    setDefault(textCol(), "text");
    setDefault(outputCol(), "vector");
  }

  @Override
  TextEncoder of(String otherUid, NetworkContent otherContent) {
    return new TextEncoder(otherUid, otherContent);
  }

  /** The network's files. */
  public ModelFiles files() {
    return content().files();
  }

  /** The size of the vectors; 0 without a network. */
  public int vectorSize() {
    return content().vectorSize();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getTextCol(), DataTypes.StringType);
    return SchemaChecks.append(
        schema,
        getOutputCol(),
        SQLDataTypes.VectorType(),
        SchemaChecks.vectors(getOutputCol(), vectorSize()));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    int text = dataset.schema().fieldIndex(getTextCol());
    return append(
        dataset,
        transformSchema(dataset.schema()),
        row -> row.isNullAt(text) ? null : LabelledText.unlabelled(row.getString(text)),
        (predictor, read, output) -> new Object[] {vector(output)});
  }

  private static Vector vector(float[] output) {
    double[] vector = new double[output.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = output[i];
    }
    return Vectors.dense(vector);
  }

  /** Reads a saved stage. */
  public static MLReader<TextEncoder> read() {
    return reader(new DefaultParamsReadable<TextEncoder>() {}.read());
  }
}
