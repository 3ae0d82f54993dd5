package org.gleaner.stage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Batches;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.base.StageFiles;

/**
 * The base of the models that hold a network: its files travel to the executors once, each executor
 * JVM opens it once, and a saved model keeps the files beside Spark's {@code metadata}.
 */
public abstract class NetworkModel<M extends NetworkModel<M>> extends Model<M>
    implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final NetworkContent content;

  NetworkModel(String uid, NetworkContent content) {
    this.uid = uid;
    this.content = content;
  }

  /** A model of this kind. */
  abstract M of(String otherUid, NetworkContent otherContent);

  /** The network. */
  final NetworkContent content() {
    return content;
  }

  @Override
  public final String uid() {
    return uid;
  }

  @Override
  public final M copy(ParamMap extra) {
    return copyValues(of(uid, content), extra).setParent(parent());
  }

  @Override
  public final MLWriter write() {
    return StageFiles.writer(DefaultParamsWritable.super.write(), content::write);
  }

  /** Reads a saved model, given what reads its Params. */
  static <M extends NetworkModel<M>> MLReader<M> reader(MLReader<M> params) {
    return StageFiles.reader(
        params,
        (stage, system, folder) -> {
          NetworkContent content = NetworkContent.read(system, folder);
          return stage.copyValues(stage.of(stage.uid(), content), new ParamMap());
        });
  }

  /**
   * Gives the rows of each partition to the network.
   *
   * @param schema after it, with the metadata of all columns
   */
  final Dataset<Row> map(Dataset<?> dataset, StructType schema, NetworkRows network) {
    String fingerprint = content.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
            .broadcast(content.files());
    MapPartitionsFunction<Row, Row> map =
        rows -> network.of(rows, fingerprint, name -> shared.value().open());
    return dataset.toDF().mapPartitions(map, Encoders.row(schema)).select(columns(schema));
  }

  /**
   * Appends to each row what a network of texts gives for it; nulls where it reads nothing.
   *
   * @param reading what the network reads of a row
   * @param cells those that its output becomes
   */
  final Dataset<Row> append(Dataset<?> dataset, StructType schema, Reading reading, Cells cells) {
    int added = schema.size() - dataset.schema().size();
    return map(
        dataset,
        schema,
        (rows, name, source) -> {
          Predictor<LabelledText> predictor = Predictor.sharedOfTexts(name, source);
          return new Batches<>(
              rows,
              predictor.together(),
              batch -> completed(batch, predictor, reading, cells, added));
        });
  }

  private static List<Row> completed(
      List<Row> rows, Predictor<LabelledText> predictor, Reading reading, Cells cells, int added) {
    List<LabelledText> texts = new ArrayList<>(rows.size());
    rows.forEach(row -> texts.add(reading.of(row)));
    Iterator<float[]> outputs =
        predictor.outputs(texts.stream().filter(Objects::nonNull).toList()).iterator();
    List<Row> completed = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      LabelledText text = texts.get(i);
      Object[] own = text == null ? new Object[added] : cells.of(predictor, text, outputs.next());
      completed.add(RowConversions.append(rows.get(i), own));
    }
    return completed;
  }

  /** What a network reads of a row. */
  interface Reading extends Serializable {
    /** The text; null for nothing. */
    LabelledText of(Row row);
  }

  /** What an output becomes. */
  interface Cells extends Serializable {
    /** The cells that are appended to the row of the text. */
    Object[] of(Predictor<LabelledText> predictor, LabelledText text, float[] output);
  }

  /** Every column with its metadata, which a function of rows does not keep. */
  private static Column[] columns(StructType schema) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      String quoted = "`" + field.name().replace("`", "``") + "`";
      columns.add(functions.col(quoted).as(field.name(), field.metadata()));
    }
    return columns.toArray(new Column[0]);
  }

  /** The output of a network for the rows of a partition. */
  interface NetworkRows extends Serializable {
    /**
     * Rows with the network's output.
     *
     * @param name of the network: the same name stands for the same one
     * @param source opens it where this JVM has not yet
     */
    Iterator<Row> of(Iterator<Row> rows, String name, Function<String, SavedNetwork> source);
  }
}
