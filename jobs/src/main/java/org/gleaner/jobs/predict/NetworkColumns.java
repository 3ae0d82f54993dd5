package org.gleaner.jobs.predict;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.Schemas;
import org.gleaner.jobs.input.UnlabelledText;
import org.gleaner.network.Answer;
import org.gleaner.network.Choice;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.text.Token;

/** The columns that the output of a network becomes, by its task. Immutable; travels. */
final class NetworkColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Begin and end are null where the line gave tokens. */
  private static final ArrayType TAGS =
      DataTypes.createArrayType(
          new StructType()
              .add("text", DataTypes.StringType, false)
              .add("begin", DataTypes.IntegerType)
              .add("end", DataTypes.IntegerType)
              .add("label", DataTypes.StringType, false),
          false);

  private final StructType schema;
  private final Cells cells;

  /** What an output becomes. */
  private interface Cells extends Serializable {
    Object[] of(Predictor<LabelledText> predictor, UnlabelledText read, float[] output);
  }

  private NetworkColumns(StructType schema, Cells cells) {
    this.schema = schema;
    this.cells = cells;
  }

  /**
   * The columns of a network that reads texts.
   *
   * @throws GleanerException with INVALID_MODEL if nothing is predicted with its task
   */
  static NetworkColumns of(NetworkDefinition network) {
    return switch (network.task()) {
      case "classify" -> label();
      case "pair" -> network.options().get("answer").equals("number") ? value() : label();
      case "regress" -> value();
      case "multi-label" -> labels();
      case "tag" -> new NetworkColumns(new StructType().add("tags", TAGS), NetworkColumns::tags);
      case "text-vector" -> vector();
      case "answer" ->
          new NetworkColumns(
              new StructType().add("answer", Schemas.ANSWER), NetworkColumns::answer);
      case "rank" ->
          new NetworkColumns(
              new StructType().add("ranking", Schemas.CHOICES),
              (predictor, read, output) ->
                  new Object[] {
                    RowConversions.ofChoices(Choice.of(read.text(), output)).toArray()
                  });
      case "replaced" ->
          new NetworkColumns(
              new StructType()
                  .add("replaced", DataTypes.createArrayType(DataTypes.FloatType, false)),
              (predictor, read, output) -> new Object[] {boxed(output)});
      case "masked" ->
          new NetworkColumns(new StructType().add("filled", Schemas.FILLED_MASKS), null);
      default ->
          throw new GleanerException(
              ErrorCode.INVALID_MODEL, "Cannot predict with a model of task: " + network.task());
    };
  }

  private static NetworkColumns label() {
    return new NetworkColumns(
        new StructType()
            .add("label", DataTypes.StringType)
            .add("probability", DataTypes.DoubleType),
        (predictor, read, output) -> {
          String label = predictor.decide(output).get(0);
          return new Object[] {label, (double) output[predictor.labels().indexOf(label)]};
        });
  }

  private static NetworkColumns value() {
    return new NetworkColumns(
        new StructType().add("value", DataTypes.DoubleType),
        (predictor, read, output) -> new Object[] {(double) output[0]});
  }

  private static NetworkColumns labels() {
    return new NetworkColumns(
        new StructType()
            .add("labels", DataTypes.createArrayType(DataTypes.StringType, false))
            .add("probabilities", DataTypes.createArrayType(DataTypes.DoubleType, false)),
        (predictor, read, output) -> {
          List<String> labels = predictor.decide(output);
          List<Double> probabilities = new ArrayList<>(labels.size());
          for (String label : labels) {
            probabilities.add((double) output[predictor.labels().indexOf(label)]);
          }
          return new Object[] {labels.toArray(), probabilities.toArray()};
        });
  }

  /** Of one text its vector, of two how similar they are. */
  private static NetworkColumns vector() {
    return new NetworkColumns(
        new StructType()
            .add("vector", DataTypes.createArrayType(DataTypes.FloatType, false))
            .add("similarity", DataTypes.DoubleType),
        (predictor, read, output) -> {
          if (read.text().texts().size() > 1) {
            return new Object[] {null, (double) output[0]};
          }
          return new Object[] {boxed(output), null};
        });
  }

  private static Object[] boxed(float[] values) {
    Object[] boxed = new Object[values.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  private static Object[] tags(
      Predictor<LabelledText> predictor, UnlabelledText read, float[] output) {
    List<String> labels = predictor.decide(output);
    List<String> texts = read.text().texts();
    Object[] tags = new Object[labels.size()];
    for (int i = 0; i < tags.length; i++) {
      Token token = read.tokens().isEmpty() ? null : read.tokens().get(i);
      tags[i] =
          RowFactory.create(
              texts.get(i),
              token == null ? null : token.begin(),
              token == null ? null : token.end(),
              labels.get(i));
    }
    return new Object[] {tags};
  }

  private static Object[] answer(
      Predictor<LabelledText> predictor, UnlabelledText read, float[] output) {
    Answer answer = Answer.of(predictor, read.text(), output);
    Row row =
        answer == null
            ? null
            : RowFactory.create(answer.text(), answer.score(), answer.begin(), answer.end());
    return new Object[] {row};
  }

  /** The columns. */
  StructType schema() {
    return schema;
  }

  /** Their cells for an output. */
  Object[] cells(Predictor<LabelledText> predictor, UnlabelledText read, float[] output) {
    return cells.of(predictor, read, output);
  }
}
