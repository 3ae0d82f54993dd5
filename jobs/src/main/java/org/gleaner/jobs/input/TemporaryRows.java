package org.gleaner.jobs.input;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.ParquetFiles;
import org.gleaner.jobs.run.JobContext;

/** Rows that a pass makes once and others read: Parquet in the space of an output. */
public final class TemporaryRows {
  private TemporaryRows() {}

  /** What a task makes of its lines. */
  @FunctionalInterface
  public interface Work extends Serializable {
    /** Rows for lines, one by one; counts those that are done. */
    Iterator<Row> rows(Iterator<Row> lines, LongAccumulator done);
  }

  /**
   * Does a long step and reads what it has written.
   *
   * @param total lines to do, 0 while that is unknown
   * @param schema of the rows
   * @param path of a folder that is not there
   */
  public static Dataset<Row> of(
      JobContext context,
      String step,
      LongSupplier total,
      Dataset<Row> lines,
      Work work,
      StructType schema,
      String path) {
    context.counted(
        step,
        total,
        done -> {
          var rows = lines.javaRDD().mapPartitions(part -> work.rows(part, done));
          context.spark().createDataFrame(rows, schema).write().parquet(path);
          return path;
        });
    return ParquetFiles.exactly(context.spark(), schema, path);
  }
}
