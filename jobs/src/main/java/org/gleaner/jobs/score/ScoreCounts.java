package org.gleaner.jobs.score;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;

/**
 * The counts of a cleaning.
 *
 * @param lines lines read
 * @param documents documents cleaned
 * @param segments their segments
 * @param removedSegments segments removed
 * @param keptChars chars of cleaned text
 * @param removedChars chars removed
 */
public record ScoreCounts(
    long lines,
    long documents,
    long segments,
    long removedSegments,
    long keptChars,
    long removedChars) {

  /** Counts rows of {@link ScoreColumns#CLEANED}. */
  static ScoreCounts of(Dataset<Row> cleaned) {
    Column document = when(col(Columns.CODE).isNull(), 1);
    Row row =
        cleaned
            .agg(
                count(lit(1)),
                count(document),
                total(col(ScoreColumns.SEGMENTS)),
                total(when(col(Columns.CODE).isNull(), size(col(ScoreColumns.REMOVED)))),
                total(col(ScoreColumns.KEPT_CHARS)),
                total(col(ScoreColumns.REMOVED_CHARS)))
            .first();
    return new ScoreCounts(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }

  private static Column total(Column column) {
    return coalesce(sum(column), lit(0L));
  }

  /** Share of the chars that was removed, 0 to 1. */
  public double removedShare() {
    long all = keptChars + removedChars;
    return all == 0 ? 0 : (double) removedChars / all;
  }
}
