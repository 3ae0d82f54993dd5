package org.gleaner.jobs.input;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.Quarantine;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.run.JobContext;

/** Lines that a job could not use, with the reason. */
public final class QuarantinedLines {
  /** The folder of an output that they are written to. */
  public static final String FOLDER = "quarantine";

  /** The columns of such a line; rows that may be quarantined begin with them. */
  public static final StructType SCHEMA =
      new StructType()
          .add(Columns.SOURCE, DataTypes.StringType, false)
          .add(Columns.POSITION, DataTypes.LongType, false)
          .add(Columns.ID, DataTypes.StringType)
          .add(Columns.CODE, DataTypes.StringType)
          .add(Columns.DETAIL, DataTypes.StringType)
          .add(Columns.EXCERPT, DataTypes.BinaryType);

  private QuarantinedLines() {}

  /** A line that reading has quarantined. */
  public static Row of(Row line) {
    return new RowBuilder(SCHEMA).copy(line, Columns.QUARANTINE).row();
  }

  /** A line whose document failed after it was read. */
  static Row of(SourcePosition position, String id, FailedDocument failed) {
    return new RowBuilder(SCHEMA)
        .set(Columns.SOURCE, position.source())
        .set(Columns.POSITION, position.position())
        .set(Columns.ID, id)
        .fail(failed)
        .row();
  }

  /** A line whose document failed. */
  public static Row of(Row line, FailedDocument failed) {
    return new RowBuilder(SCHEMA).copy(line, Columns.QUARANTINE).fail(failed).row();
  }

  /**
   * Prints the count of each code, and writes them.
   *
   * @param rows what {@link #of} gave; a null stands for a line that was used
   * @param output null to write nothing
   * @return how many there are
   */
  public static long tell(JobContext context, JavaRDD<Row> rows, OutputFolder output) {
    Dataset<Row> quarantine =
        context.spark().createDataFrame(rows.filter(row -> row != null), SCHEMA);
    if (output != null) {
      Quarantine.write(quarantine, output.path(FOLDER));
    }
    return tell(context, Quarantine.counts(quarantine));
  }

  /** The same of what reading has quarantined among lines, and of documents that cannot be cut. */
  public static long tellUnusable(JobContext context, JavaRDD<Row> lines, OutputFolder output) {
    return tell(context, lines.map(QuarantinedLines::unusable), output);
  }

  private static Row unusable(Row line) {
    if (line.getAs(Columns.CODE) != null) {
      return of(line);
    }
    FailedDocument failed = SourceText.segments(line).failed();
    return failed == null ? null : of(line, failed);
  }

  /** The same of rows of which those that were quarantined have a code. */
  public static long tell(JobContext context, Dataset<Row> rows, OutputFolder output) {
    Dataset<Row> quarantine = Corpus.quarantine(rows);
    if (output != null) {
      Quarantine.write(quarantine, output.path(FOLDER));
    }
    return tell(context, Quarantine.counts(quarantine));
  }

  /** Prints the count of each code, and returns their sum. */
  public static long tell(JobContext context, Map<String, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    if (sum > 0) {
      context.say("Lines quarantined: " + counts.toString().replaceAll("[{}]", ""));
    }
    return sum;
  }
}
