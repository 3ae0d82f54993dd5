package org.gleaner.jobs.input;

import java.io.Serializable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import scala.Tuple2;

/**
 * A line of an input with what a person said of it.
 *
 * @param group for splitting: lines of one group stay together
 * @param value null if the line was set aside
 * @param aside why it was, see {@link QuarantinedLines}; null if it was not
 */
public record LabelledLine<T>(String group, T value, Row aside) implements Serializable {

  /** The lines of an input in its order. */
  static <T> JavaPairRDD<SourcePosition, LabelledLine<T>> read(
      SparkSession spark, ReadSettings read, Function<Row, LabelledLine<T>> reading) {
    int parallelism = spark.sparkContext().defaultParallelism();
    return Corpus.read(spark, read)
        .lines(parallelism)
        .javaRDD()
        .mapToPair(row -> new Tuple2<>(SourcePosition.of(row), reading.call(row)))
        .sortByKey(true, parallelism);
  }
}
