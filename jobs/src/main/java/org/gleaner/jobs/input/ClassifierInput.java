package org.gleaner.jobs.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
    // The label is JSON: a text stands between quotation marks.
    return Corpus.read(spark, all)
        .lines(partitions)
        .withColumn(NAME, regexp_replace(col(LABEL), "^\"|\"$", ""))
        .withColumn(
            Columns.TEXT,
            when(col(TITLE).isNotNull(), concat_ws("\n", col(TITLE), col(Columns.TEXT)))
                .otherwise(col(Columns.TEXT)))
        .drop(LABEL, TITLE);
  }

  /** Those of the lines that can be used. */
  public static Dataset<Row> texts(Dataset<Row> lines) {
    return lines.filter(col(Columns.CODE).isNull());
  }
}
