package org.gleaner.stage;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.ModelFiles;
import org.gleaner.network.TextPredictor;

/**
 * Gives each token a label by a trained network: appends an array of as many labels as there are
 * tokens, the most likely row of labels together (Viterbi). Null tokens give null. Each executor
 * JVM opens the network once.
 */
public final class SequenceTaggerModel extends Model<SequenceTaggerModel>
    implements TaggerParams<SequenceTaggerModel>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final ModelFiles files;

  /** A model with the given uid and without a network: only reading a saved one completes it. */
  public SequenceTaggerModel(String uid) {
    this(uid, new ModelFiles(new java.util.TreeMap<>()));
  }

  /** A model of the files that {@code train --task tag} writes. */
  public SequenceTaggerModel(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("sequenceTagger"), files);
  }

  SequenceTaggerModel(String uid, ModelFiles files) {
    this.uid = uid;
    this.files = files;
    if (!files.contents().isEmpty()) {
      NetworkFiles.requireTask(files, "tag");
    }
    setTaggerDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return taggerSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()).broadcast(files);
    int tokens = dataset.schema().fieldIndex(getTokensCol());
    MapPartitionsFunction<Row, Row> tag =
        rows -> {
          TextPredictor predictor =
              TextPredictor.shared(fingerprint, name -> shared.value().open());
          return new Tagged(rows, predictor, tokens);
        };
    return dataset.toDF().mapPartitions(tag, Encoders.row(schema));
  }

  /** Rows with what the network says of them. */
  private static final class Tagged implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final TextPredictor predictor;
    private final int tokens;

    Tagged(Iterator<Row> rows, TextPredictor predictor, int tokens) {
      this.rows = rows;
      this.predictor = predictor;
      this.tokens = tokens;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Row row = rows.next();
      if (row.isNullAt(tokens)) {
        return Rows.append(row, (Object) null);
      }
      List<String> texts = TaggerParams.texts(row.getList(tokens));
      List<String> labels = predictor.decide(predictor.output(texts));
      return Rows.append(row, (Object) labels.toArray(new String[0]));
    }
  }

  @Override
  public SequenceTaggerModel copy(ParamMap extra) {
    return copyValues(new SequenceTaggerModel(uid, files), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(
        DefaultParamsWritable.super.write(),
        (system, folder) -> NetworkFiles.write(system, folder, files));
  }

  /** Reads a saved model. */
  public static MLReader<SequenceTaggerModel> read() {
    return StageFiles.reader(
        new DefaultParamsReadable<SequenceTaggerModel>() {}.read(),
        (stage, system, folder) ->
            stage.copyValues(
                new SequenceTaggerModel(stage.uid(), NetworkFiles.read(system, folder)),
                new ParamMap()));
  }
}
