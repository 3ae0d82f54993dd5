package org.gleaner.stage;

import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.param.TaggerParams;

/**
 * Gives each token a label by a trained network: appends an array of as many labels as there are
 * tokens, the most likely row of labels together (Viterbi). Null tokens give null. Each executor
 * JVM opens the network once.
 */
public final class SequenceTaggerModel extends NetworkModel<SequenceTaggerModel>
    implements TaggerParams<SequenceTaggerModel> {
  private static final long serialVersionUID = 1L;

  /** A model with the given uid and without a network: only reading a saved one completes it. */
  public SequenceTaggerModel(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A model of the files that {@code train --task tag} writes. */
  public SequenceTaggerModel(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("sequenceTagger"), NetworkContent.of(files));
  }

  SequenceTaggerModel(String uid, NetworkContent content) {
    super(uid, content.requireTask("tag"));
    setTaggerDefaults();
  }

  @Override
  SequenceTaggerModel of(String otherUid, NetworkContent otherContent) {
    return new SequenceTaggerModel(otherUid, otherContent);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return taggerSchema(schema);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    int tokens = dataset.schema().fieldIndex(getTokensCol());
    return append(
        dataset,
        transformSchema(dataset.schema()),
        row ->
            row.isNullAt(tokens)
                ? null
                : LabelledText.unlabelled(TaggerParams.texts(row.getList(tokens))),
        (predictor, text, output) ->
            new Object[] {predictor.decide(output).toArray(new String[0])});
  }

  /** Reads a saved model. */
  public static MLReader<SequenceTaggerModel> read() {
    return reader(new DefaultParamsReadable<SequenceTaggerModel>() {}.read());
  }
}
