package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.network.Choice;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;

/**
 * Ranks candidates for each context by a trained network of the task {@code rank}: columns {@code
 * context} and {@code candidates}, and perhaps one of questions, to {@code ranking}, an array of
 * structs of a candidate's text, its probability and its place among those given, the most probable
 * first. Null where context, question or candidates are null or one of the candidates is; empty
 * where there are no candidates. Each executor JVM opens the network once.
 */
public final class CandidateRanker extends NetworkModel<CandidateRanker>
    implements HasTextCol<CandidateRanker>, HasOutputCol<CandidateRanker> {
  private static final long serialVersionUID = 1L;

  /** A stage with the given uid and without a network: only reading a saved one completes it. */
  public CandidateRanker(String uid) {
    this(uid, NetworkContent.none());
  }

  /** A stage of the files that {@code train --task rank} writes. */
  public CandidateRanker(ModelFiles files) {
    this(Identifiable$.MODULE$.randomUID("candidateRanker"), NetworkContent.of(files));
  }

  private CandidateRanker(String uid, NetworkContent content) {
    super(uid, content.requireTask("rank"));
    setDefault(textCol(), "context");
    setDefault(candidatesCol(), "candidates");
    setDefault(questionCol(), "");
    setDefault(outputCol(), "ranking");
  }

  @Override
  CandidateRanker of(String otherUid, NetworkContent otherContent) {
    return new CandidateRanker(otherUid, otherContent);
  }

  /** The column of candidates. */
  public Param<String> candidatesCol() {
    return new Param<>(this, "candidatesCol", "column of candidates, an array of strings");
  }

  /** The value in force. */
  public String getCandidatesCol() {
    return getOrDefault(candidatesCol());
  }

  /** Sets the value and returns this stage. */
  public CandidateRanker setCandidatesCol(String value) {
    set(candidatesCol(), value);
    return this;
  }

  /** The column of questions; empty for none. */
  public Param<String> questionCol() {
    return new Param<>(
        this, "questionCol", "column of questions about the context, a string; empty for none");
  }

  /** The value in force. */
  public String getQuestionCol() {
    return getOrDefault(questionCol());
  }

  /** Sets the value and returns this stage. */
  public CandidateRanker setQuestionCol(String value) {
    set(questionCol(), value);
    return this;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getTextCol(), DataTypes.StringType);
    SchemaChecks.require(
        schema, getCandidatesCol(), DataTypes.createArrayType(DataTypes.StringType));
    if (!getQuestionCol().isEmpty()) {
      SchemaChecks.require(schema, getQuestionCol(), DataTypes.StringType);
    }
    return SchemaChecks.append(schema, getOutputCol(), Schemas.CHOICES);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    int context = dataset.schema().fieldIndex(getTextCol());
    int candidates = dataset.schema().fieldIndex(getCandidatesCol());
    int question = getQuestionCol().isEmpty() ? -1 : dataset.schema().fieldIndex(getQuestionCol());
    return append(
        dataset,
        schema,
        row -> read(row, context, question, candidates),
        (predictor, read, output) ->
            new Object[] {RowConversions.ofChoices(Choice.of(read, output)).toArray()});
  }

  /** What the network reads of a row; null where something is null. */
  private static LabelledText read(Row row, int context, int question, int candidates) {
    if (row.isNullAt(context)
        || row.isNullAt(candidates)
        || (question >= 0 && row.isNullAt(question))) {
      return null;
    }
    List<String> texts = new ArrayList<>(row.<String>getList(candidates));
    return texts.contains(null)
        ? null
        : LabelledText.choice(
            row.getString(context), question < 0 ? "" : row.getString(question), texts, -1);
  }

  /** Reads a saved stage. */
  public static MLReader<CandidateRanker> read() {
    return reader(new DefaultParamsReadable<CandidateRanker>() {}.read());
  }
}
