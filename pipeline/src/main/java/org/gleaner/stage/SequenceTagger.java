package org.gleaner.stage;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.NetworkParams;
import org.gleaner.stage.param.TaggerParams;

/**
 * Trains a network that gives each token a label, by a linear-chain conditional random field over
 * an encoder, on the executors by parameter averaging. Tokens are an array of texts, or of the
 * structs of {@link DocumentTokenizer}; labels an array of as many texts, B-x, I-x and O where they
 * mark stretches. A row where one of them is null, or that has no tokens, is left out; one with
 * another number of labels than tokens fails the training.
 */
public final class SequenceTagger extends Estimator<SequenceTaggerModel>
    implements TaggerParams<SequenceTagger>, NetworkParams<SequenceTagger>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public SequenceTagger() {
    this(Identifiable$.MODULE$.randomUID("sequenceTagger"));
  }

  /** A stage with the given uid. */
  public SequenceTagger(String uid) {
    this.uid = uid;
    setTaggerDefaults();
    setNetworkDefaults("bilstm", 20_000);
    setDefault(labelsCol(), "tags");
  }

  /** The column of labels; by default tags. */
  public Param<String> labelsCol() {
    return new Param<>(this, "labelsCol", "column of labels, one for each token");
  }

  /** Names the column of labels. */
  public SequenceTagger setLabelsCol(String name) {
    set(labelsCol(), name);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public SequenceTaggerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    NetworkTraining<LabelledText> training = training("tag", 1);
    NetworkTraining.Result result =
        training.train(labelled(dataset), null, List.of(), Map.of("stage", uid), round -> {});
    NetworkContent content = NetworkContent.of(result.withCurve());
    return copyValues(new SequenceTaggerModel(uid, content), new ParamMap()).setParent(this);
  }

  private JavaRDD<LabelledText> labelled(Dataset<?> dataset) {
    JavaRDD<Row> rows =
        dataset.toDF().select(getTokensCol(), getOrDefault(labelsCol())).na().drop().javaRDD();
    return rows.map(row -> labelled(TaggerParams.texts(row.getList(0)), row.getList(1)))
        .filter(text -> !text.texts().isEmpty());
  }

  private static LabelledText labelled(List<String> tokens, List<String> labels) {
    if (tokens.size() != labels.size()) {
      throw new IllegalArgumentException(
          "Cannot learn from "
              + labels.size()
              + " labels of "
              + tokens.size()
              + " tokens. Accepted: a label for each token");
    }
    return new LabelledText(tokens, labels, 0, 1);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    StructType after = taggerSchema(schema);
    SchemaChecks.require(schema, getOrDefault(labelsCol()), LABELS);
    return after;
  }

  @Override
  public SequenceTagger copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<SequenceTagger> read() {
    return new DefaultParamsReadable<SequenceTagger>() {}.read();
  }
}
