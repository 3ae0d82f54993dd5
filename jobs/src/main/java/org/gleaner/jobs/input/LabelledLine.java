package org.gleaner.jobs.input;

import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import scala.Tuple2;

/** A labelled line of an input, or the reason why it was quarantined. */
public final class LabelledLine<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SourcePosition position;
  private final String id;
  private final String group;
  private final T value;
  private final Row aside;

  private LabelledLine(SourcePosition position, String id, String group, T value, Row aside) {
    this.position = position;
    this.id = id;
    this.group = group;
    this.value = value;
    this.aside = aside;
  }

  /** Reads a line. */
  @FunctionalInterface
  interface Reading<T> extends Serializable {
    /** A line as {@link LabelledLine#of} gives it. */
    LabelledLine<T> read(Row row);
  }

  /** The lines of an input in its order. */
  static <T> JavaRDD<LabelledLine<T>> read(
      SparkSession spark, ReadSettings read, Reading<T> reading) {
    int parallelism = spark.sparkContext().defaultParallelism();
    return Corpus.read(spark, read)
        .lines(parallelism)
        .javaRDD()
        .mapToPair(row -> new Tuple2<>(SourcePosition.of(row), reading.read(row)))
        .sortByKey(true, parallelism)
        .values();
  }

  /**
   * A line.
   *
   * @param group for splitting: lines of one group stay together
   * @param content of the document, for the excerpt
   * @param outcome gives the value; not asked for where reading has set the line aside
   */
  static <T> LabelledLine<T> of(
      Row row, String group, String content, Supplier<Outcome<T>> outcome) {
    SourcePosition position = SourcePosition.of(row);
    String id = row.getAs(Columns.ID);
    if (row.getAs(Columns.CODE) != null) {
      return new LabelledLine<>(position, id, group, null, QuarantinedLines.of(row));
    }
    Outcome<Outcome<T>> tried = Outcome.of(content, outcome);
    Outcome<T> result = tried.isDone() ? tried.value() : Outcome.failed(tried.failed());
    return result.isDone()
        ? new LabelledLine<>(position, id, group, result.value(), null)
        : new LabelledLine<>(position, id, group, null, QuarantinedLines.of(row, result.failed()));
  }

  /** For splitting: lines of one group stay together. */
  public String group() {
    return group;
  }

  /** What was read; null if the line was quarantined. */
  public T value() {
    return value;
  }

  /** Why the line was quarantined, see {@link QuarantinedLines}; null if it was not. */
  public Row aside() {
    return aside;
  }

  /** The row that says that the document of this line failed later. */
  public Row aside(FailedDocument failed) {
    return QuarantinedLines.of(position, id, failed);
  }
}
