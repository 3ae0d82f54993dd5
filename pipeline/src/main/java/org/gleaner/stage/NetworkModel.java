package org.gleaner.stage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
   * Appends one cell to each row: what a network of texts gives for the cell of a column; null for
   * null.
   */
  final Dataset<Row> append(Dataset<?> dataset, StructType schema, String column, Cell cell) {
    int from = dataset.schema().fieldIndex(column);
    return map(
        dataset,
        schema,
        (rows, name, source) ->
            new Completed(rows, Predictor.sharedOfTexts(name, source), from, cell));
  }

  /** Rows with the cells that the network gives. */
  private static final class Completed implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Predictor<LabelledText> predictor;
    private final int column;
    private final Cell cell;

    Completed(Iterator<Row> rows, Predictor<LabelledText> predictor, int column, Cell cell) {
      this.rows = rows;
      this.predictor = predictor;
      this.column = column;
      this.cell = cell;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Row row = rows.next();
      Object value = row.isNullAt(column) ? null : cell.of(predictor, row, column);
      return RowConversions.append(row, value);
    }
  }

  /** The cell that a network gives for a row whose column is not null. */
  interface Cell extends Serializable {
    Object of(Predictor<LabelledText> predictor, Row row, int column);
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
