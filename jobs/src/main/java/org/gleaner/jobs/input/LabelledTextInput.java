package org.gleaner.jobs.input;

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
 * line has {@code question}, {@code context} and {@code answers}, see {@link LineAnswers};
 * questions about one context stay together.
 */
public final class LabelledTextInput {
  private static final String BODY = "body";
  private static final String QUESTION = "question";
  private static final String CONTEXT = "context";
  private static final String ANSWERS = "answers";

  private LabelledTextInput() {}

  private static ReadSettings fields(ReadSettings read) {
    return read.withContent(Content.NONE)
        .withField(Field.optional("text", Field.Kind.TEXT).as(BODY))
        .withField(Field.optional("title", Field.Kind.TEXT))
        .withField(Field.optional("second", Field.Kind.TEXT))
        .withField(Field.optional("tokens", Field.Kind.TEXTS))
        .withField(Field.optional("label", Field.Kind.JSON))
        .withField(Field.optional("labels", Field.Kind.JSON))
        .withField(Field.optional(QUESTION, Field.Kind.TEXT))
        .withField(Field.optional(CONTEXT, Field.Kind.TEXT))
        .withField(Field.optional(ANSWERS, Field.Kind.JSON));
  }

  /** The lines in input order; a line without what the task needs is quarantined. */
  public static JavaRDD<LabelledLine<LabelledText>> read(
      SparkSession spark, ReadSettings read, NetworkDefinition definition) {
    Task<LabelledText> task = definition.newTask();
    return LabelledLine.read(
        spark,
        fields(read),
        row -> LabelledLine.of(row, group(row), content(row), () -> item(row, task)));
  }

  private static String group(Row row) {
    String context = row.getAs(CONTEXT);
    return context == null ? row.getAs(Columns.ID) : context;
  }

  private static Outcome<LabelledText> item(Row row, Task<LabelledText> task) {
    String content = content(row);
    Outcome<LabelledText> read =
        row.getAs(QUESTION) == null ? labelled(row, task, content) : answered(row, content);
    return read.isDone() ? fit(read.value(), task, content) : read;
  }

  private static Outcome<LabelledText> answered(Row row, String content) {
    for (String field : List.of(CONTEXT, ANSWERS)) {
      if (row.getAs(field) == null) {
        return Outcome.failed(FailedDocument.missing(field, content));
      }
    }
    return LineAnswers.of(row.getAs(QUESTION), row.getAs(CONTEXT), row.getAs(ANSWERS));
  }

  private static Outcome<LabelledText> labelled(Row row, Task<LabelledText> task, String content) {
    List<String> texts = texts(row);
    String json = row.getAs(row.getAs("labels") == null ? "label" : "labels");
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

  private static String content(Row row) {
    String content = row.getAs(row.getAs(BODY) == null ? CONTEXT : BODY);
    return content == null ? "" : content;
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
