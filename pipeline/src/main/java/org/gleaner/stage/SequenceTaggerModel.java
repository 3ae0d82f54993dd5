package org.gleaner.stage;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;
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
    StructType schema = transformSchema(dataset.schema());
    int tokens = dataset.schema().fieldIndex(getTokensCol());
    return map(
        dataset,
        schema,
        (rows, name, source) -> new Tagged(rows, Predictor.sharedOfTexts(name, source), tokens));
  }

  /** Rows with the network's output. */
  private static final class Tagged implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Predictor<LabelledText> predictor;
    private final int tokens;

    Tagged(Iterator<Row> rows, Predictor<LabelledText> predictor, int tokens) {
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
        return RowConversions.append(row, (Object) null);
      }
      List<String> texts = TaggerParams.texts(row.getList(tokens));
      List<String> labels = predictor.decide(predictor.output(LabelledText.unlabelled(texts)));
      return RowConversions.append(row, (Object) labels.toArray(new String[0]));
    }
  }

  /** Reads a saved model. */
  public static MLReader<SequenceTaggerModel> read() {
    return reader(new DefaultParamsReadable<SequenceTaggerModel>() {}.read());
  }
}
