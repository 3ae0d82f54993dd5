package org.gleaner.stage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Batches;
import org.gleaner.io.Schemas;
import org.gleaner.network.FilledMask;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;

/**
 * Gives the most likely pieces for each {@code [MASK]} or {@code <mask>} in a text by a network of
 * the task {@code masked}, such as {@code pretrain} and {@code import} make: column {@code text} to
 * {@code filled}, an array of structs of the mark's number, the piece, its probability as score and
 * the text with the piece in place of that mark, see {@link MaskPredictor}. Empty where a text has
 * no mark; a null text gives null. Each executor JVM opens the network once.
 */
public final class MaskFiller extends NetworkModel<MaskFiller>
    implements HasTextCol<MaskFiller>, HasOutputCol<MaskFiller> {
  private static final long serialVersionUID = 1L;

  /** Texts that are read together. */
  private static final int BATCH = 32;

  /** A stage with the given uid and without a network: only reading a saved one completes it. */
  public MaskFiller(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A stage of the files of a model folder. */
  public MaskFiller(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("maskFiller"), NetworkContent.of(files));
  }

  private MaskFiller(String uid, NetworkContent content) {
    super(uid, content.requireTask("masked"));
    setDefault(textCol(), "text");
    setDefault(outputCol(), "filled");
    setDefault(top(), 5);
  }

  @Override
  MaskFiller of(String otherUid, NetworkContent otherContent) {
    return new MaskFiller(otherUid, otherContent);
  }

  /** The number of pieces for each mark, at most; by default 5. */
  public IntParam top() {
    return new IntParam(
        this, "top", "number of pieces for each mark, at most", ParamValidators.gtEq(1));
  }

  /** The value in force. */
  public int getTop() {
    return (int) getOrDefault(top());
  }

  /** Sets the value and returns this stage. */
  public MaskFiller setTop(int value) {
    set(top(), value);
    return this;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getTextCol(), DataTypes.StringType);
    return SchemaChecks.append(schema, getOutputCol(), Schemas.FILLED_MASKS);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    int text = dataset.schema().fieldIndex(getTextCol());
    int most = getTop();
    return map(
        dataset,
        transformSchema(dataset.schema()),
        (rows, name, source) -> {
          MaskPredictor predictor = MaskPredictor.shared(name, source);
          return new Batches<>(rows, BATCH, batch -> filled(batch, text, most, predictor));
        });
  }

  private static List<Row> filled(List<Row> rows, int at, int most, MaskPredictor predictor) {
    List<String> texts = rows.stream().map(row -> row.getString(at)).toList();
    Iterator<List<FilledMask>> filled =
        predictor.fill(texts.stream().filter(Objects::nonNull).toList(), most).iterator();
    List<Row> completed = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Object[] own = {null};
      if (texts.get(i) != null) {
        own[0] = RowConversions.ofFilledMasks(filled.next()).toArray();
      }
      completed.add(RowConversions.append(rows.get(i), own));
    }
    return completed;
  }

  /** Reads a saved stage. */
  public static MLReader<MaskFiller> read() {
    return reader(new DefaultParamsReadable<MaskFiller>() {}.read());
  }
}
