package org.gleaner.jobs.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.ErrorCode;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;

/**
 * Reads texts with one label each: {@code text}, perhaps {@code title}, which is put before it, and
 * {@code label}, a text or a number.
 */
public final class ClassifierInput {
  /** The label of the text. */
  public static final String NAME = "name";

  private static final String LABEL = "label";
  private static final String TITLE = "title";
  private static final int EXCERPT_CHARS = 1000;

  private ClassifierInput() {}

  /** The lines; those that cannot be used have a code. */
  public static Dataset<Row> lines(SparkSession spark, ReadSettings read, int partitions) {
    return lines(spark, read, Field.required(LABEL, Field.Kind.JSON), partitions);
  }

  /** The lines; a line without label is as good as one with. */
  public static Dataset<Row> optionalLabels(SparkSession spark, ReadSettings read, int partitions) {
    return lines(spark, read, Field.optional(LABEL, Field.Kind.JSON), partitions);
  }

  private static Dataset<Row> lines(
      SparkSession spark, ReadSettings read, Field label, int partitions) {
    ReadSettings all = read.withField(label).withField(Field.optional(TITLE, Field.Kind.TEXT));
    Dataset<Row> lines =
        Corpus.read(spark, all)
            .lines(partitions)
            .withColumn(NAME, text(ClassifierInput::name).apply(col(LABEL)))
            .withColumn(
                Columns.TEXT,
                when(col(TITLE).isNotNull(), concat_ws("\n", col(TITLE), col(Columns.TEXT)))
                    .otherwise(col(Columns.TEXT)));
    return (label.required() ? checked(lines) : lines).drop(LABEL, TITLE);
  }

  /** Sets lines aside whose label cannot be one. */
  private static Dataset<Row> checked(Dataset<Row> lines) {
    Column wrong = col(Columns.CODE).isNull().and(col(NAME).isNull());
    return lines
        .withColumn(
            Columns.DETAIL,
            when(wrong, text(json -> failed(json).detail()).apply(col(LABEL)))
                .otherwise(col(Columns.DETAIL)))
        .withColumn(
            Columns.EXCERPT,
            when(wrong, substring(col(Columns.TEXT), 1, EXCERPT_CHARS).cast(DataTypes.BinaryType))
                .otherwise(col(Columns.EXCERPT)))
        .withColumn(
            Columns.CODE,
            when(wrong, text(json -> failed(json).code().name()).apply(col(LABEL)))
                .otherwise(col(Columns.CODE)));
  }

  private static UserDefinedFunction text(UDF1<String, String> function) {
    UDF1<String, String> nullSafe = json -> json == null ? null : function.call(json);
    return udf(nullSafe, DataTypes.StringType);
  }

  /** The one label of a line; null if there is none, or more. */
  private static String name(String json) {
    Outcome<List<String>> names = LineLabels.of(json, "");
    return names.isDone() && names.value().size() == 1 ? names.value().get(0) : null;
  }

  /** Why a line has no label. */
  private static FailedDocument failed(String json) {
    Outcome<List<String>> names = LineLabels.of(json, "");
    return names.isDone()
        ? FailedDocument.of(ErrorCode.WRONG_TYPE, "the label is not one label", "")
        : names.failed();
  }

  /** Those of the lines that can be used. */
  public static Dataset<Row> texts(Dataset<Row> lines) {
    return lines.filter(col(Columns.CODE).isNull());
  }
}
