package org.gleaner.jobs.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.io.Columns;
import org.gleaner.io.Content;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.Task;

/**
 * Reads labelled texts. A line has {@code text} and perhaps {@code title}, which is put before it,
 * and {@code second}, the other text of a pair; or {@code tokens}, an array. Beside them stands
 * {@code label}, a text or a number, or {@code labels}, an array, unless the task reads none. Or a
 * line has {@code question}, {@code context} and {@code answers}, see {@link LineAnswers}; or, for
 * the task {@code rank}, {@code context}, {@code candidates} and {@code label}, see {@link
 * LineCandidates}, and perhaps {@code question}. A context is a text, or an array of turns, which a
 * line break joins; what has one context stays together.
 */
public final class LabelledTextInput {
  private static final String BODY = "body";
  private static final String QUESTION = "question";
  private static final String CONTEXT = "context";
  private static final String ANSWERS = "answers";
  private static final String CANDIDATES = "candidates";
  private static final String LABEL = "label";
  private static final String RANK = "rank";

  private LabelledTextInput() {}

  private static ReadSettings fields(ReadSettings read) {
    return read.withContent(Content.NONE)
        .withField(Field.optional("text", Field.Kind.TEXT).as(BODY))
        .withField(Field.optional("title", Field.Kind.TEXT))
        .withField(Field.optional("second", Field.Kind.TEXT))
        .withField(Field.optional("tokens", Field.Kind.TEXTS))
        .withField(Field.optional(LABEL, Field.Kind.JSON))
        .withField(Field.optional("labels", Field.Kind.JSON))
        .withField(Field.optional(QUESTION, Field.Kind.TEXT))
        .withField(Field.optional(CONTEXT, Field.Kind.JSON))
        .withField(Field.optional(ANSWERS, Field.Kind.JSON))
        .withField(Field.optional(CANDIDATES, Field.Kind.JSON));
  }

  /** The lines in input order; a line without what the task needs is quarantined. */
  public static JavaRDD<LabelledLine<LabelledText>> read(
      SparkSession spark, ReadSettings read, NetworkDefinition definition) {
    Reading reading = new Reading(definition.newTask(), definition.task().equals(RANK));
    return LabelledLine.read(spark, fields(read), reading::line);
  }

  /** Reads lines for a task. */
  private static final class Reading implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Task<LabelledText> task;
    private final boolean ranks;

    Reading(Task<LabelledText> task, boolean ranks) {
      this.task = task;
      this.ranks = ranks;
    }

    LabelledLine<LabelledText> line(Row row) {
      String context = Outcome.of("", () -> context(row)).value();
      String body = row.getAs(BODY);
      String content = body == null ? (context == null ? "" : context) : body;
      String group = context == null ? row.getAs(Columns.ID) : context;
      return LabelledLine.of(row, group, content, () -> item(row, context, content));
    }

    private Outcome<LabelledText> item(Row row, String context, String content) {
      Outcome<LabelledText> read =
          ranks
              ? ranked(row, context, content)
              : row.getAs(QUESTION) == null
                  ? labelled(row, task, content)
                  : answered(row, context, content);
      return read.isDone() ? fit(read.value(), task, content) : read;
    }
  }

  /** The context, its turns joined; null if it is missing, or neither a text nor an array. */
  static String context(Row row) {
    String json = row.getAs(CONTEXT);
    List<String> turns = json == null ? null : LineCandidates.texts(json);
    return turns == null ? null : String.join("\n", turns);
  }

  private static Outcome<LabelledText> answered(Row row, String context, String content) {
    FailedDocument failed = failed(row, context, content, CONTEXT, ANSWERS);
    return failed == null
        ? LineAnswers.of(row.getAs(QUESTION), context, row.getAs(ANSWERS))
        : Outcome.failed(failed);
  }

  private static Outcome<LabelledText> ranked(Row row, String context, String content) {
    FailedDocument failed = failed(row, context, content, CONTEXT, CANDIDATES, LABEL);
    String question = row.getAs(QUESTION);
    return failed == null
        ? LineCandidates.of(
            context, question == null ? "" : question, row.getAs(CANDIDATES), row.getAs(LABEL))
        : Outcome.failed(failed);
  }

  /** The first field that is missing, or a context of another type; null if there is neither. */
  private static FailedDocument failed(Row row, String context, String content, String... fields) {
    for (String field : fields) {
      if (row.getAs(field) == null) {
        return FailedDocument.missing(field, content);
      }
    }
    return context == null
        ? FailedDocument.of(
            ErrorCode.WRONG_TYPE, "field context is not a string or an array of strings", content)
        : null;
  }

  private static Outcome<LabelledText> labelled(Row row, Task<LabelledText> task, String content) {
    List<String> texts = texts(row);
    String json = row.getAs(row.getAs("labels") == null ? LABEL : "labels");
    if (!task.readsLabels() && !texts.isEmpty()) {
      return Outcome.done(LabelledText.unlabelled(texts));
    }
    if (texts.isEmpty() || json == null) {
      String missing = texts.isEmpty() ? "text or tokens" : "label or labels";
      return Outcome.failed(FailedDocument.missing(missing, content));
    }
    Outcome<List<String>> names = LineLabels.of(json, content);
    return names.isDone()
        ? Outcome.done(new LabelledText(texts, names.value(), number(names.value()), 1))
        : Outcome.failed(names.failed());
  }

  private static Outcome<LabelledText> fit(
      LabelledText text, Task<LabelledText> task, String content) {
    String missing = task.missing(text);
    if (missing != null) {
      return Outcome.failed(FailedDocument.missing(missing, content));
    }
    String wanted = task.unfit(text);
    return wanted == null
        ? Outcome.done(text)
        : Outcome.failed(
            FailedDocument.of(ErrorCode.WRONG_TYPE, "the label is not " + wanted, content));
  }

  /** The documents themselves, their segments one a line, in input order. */
  public static JavaRDD<LabelledLine<String>> documents(SparkSession spark, ReadSettings read) {
    return LabelledLine.read(
        spark,
        read,
        row ->
            LabelledLine.of(
                row, row.getAs(Columns.ID), row.getAs(Columns.TEXT), () -> SourceText.plain(row)));
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    int tokens = row.fieldIndex("tokens");
    String body = row.getAs(BODY);
    String title = row.getAs("title");
    String second = row.getAs("second");
    if (!row.isNullAt(tokens)) {
      texts.addAll(row.getList(tokens));
    } else if (body != null) {
      texts.add(title == null ? body : title + "\n" + body);
      if (second != null) {
        texts.add(second);
      }
    }
    return texts;
  }

  /** Of a single label; NaN if it is not a number. */
  private static double number(List<String> names) {
    try {
      return names.size() == 1 ? Double.parseDouble(names.get(0)) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
