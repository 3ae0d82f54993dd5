package org.gleaner.stage;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.network.Answer;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;

/**
 * Answers each question from its context by a trained network of the task {@code answer}: columns
 * {@code question} and {@code context} to {@code answer}, a struct of the answer's text, its score
 * and its offsets in the context (Devlin et al. 2019). Null where the network finds no answer, and
 * where question or context is null. Each executor JVM opens the network once.
 */
public final class QuestionAnswerer extends NetworkModel<QuestionAnswerer>
    implements HasTextCol<QuestionAnswerer>, HasOutputCol<QuestionAnswerer> {
  private static final long serialVersionUID = 1L;

  /** A stage with the given uid and without a network: only reading a saved one completes it. */
  public QuestionAnswerer(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A stage of the files that {@code train --task answer} writes. */
  public QuestionAnswerer(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("questionAnswerer"), NetworkContent.of(files));
  }

  private QuestionAnswerer(String uid, NetworkContent content) {
    super(uid, content.requireTask("answer"));
    setDefault(questionCol(), "question");
    setDefault(textCol(), "context");
    setDefault(outputCol(), "answer");
  }

  @Override
  QuestionAnswerer of(String otherUid, NetworkContent otherContent) {
    return new QuestionAnswerer(otherUid, otherContent);
  }

  /** The column of questions. */
  public Param<String> questionCol() {
    return new Param<>(this, "questionCol", "column of questions, a string");
  }

  /** The value in force. */
  public String getQuestionCol() {
    return getOrDefault(questionCol());
  }

  /** Sets the value and returns this stage. */
  public QuestionAnswerer setQuestionCol(String value) {
    set(questionCol(), value);
    return this;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getQuestionCol(), DataTypes.StringType);
    SchemaChecks.require(schema, getTextCol(), DataTypes.StringType);
    return SchemaChecks.append(schema, getOutputCol(), Schemas.ANSWER);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    int question = dataset.schema().fieldIndex(getQuestionCol());
    int context = dataset.schema().fieldIndex(getTextCol());
    return append(
        dataset,
        schema,
        row ->
            row.isNullAt(question) || row.isNullAt(context)
                ? null
                : LabelledText.unlabelled(List.of(row.getString(question), row.getString(context))),
        (predictor, read, output) -> new Object[] {row(Answer.of(predictor, read, output))});
  }

  private static Row row(Answer answer) {
    return answer == null
        ? null
        : RowFactory.create(answer.text(), answer.score(), answer.begin(), answer.end());
  }

  /** Reads a saved stage. */
  public static MLReader<QuestionAnswerer> read() {
    return reader(new DefaultParamsReadable<QuestionAnswerer>() {}.read());
  }
}
