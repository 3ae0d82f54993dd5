package org.gleaner.jobs.input;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;

/** Where a document stands in the input; the order of outputs. */
public final class SourcePosition implements Comparable<SourcePosition>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Comparator<SourcePosition> ORDER =
      Comparator.comparing(SourcePosition::source).thenComparingLong(SourcePosition::position);

  private final String source;
  private final long position;

  /**
   * A place.
   *
   * @param source path of the file
   * @param position byte offset or row number in it
   */
  public SourcePosition(String source, long position) {
    this.source = source;
    this.position = position;
  }

  /** Where a row stands that has the columns of its source and position. */
  public static SourcePosition of(Row row) {
    return new SourcePosition(row.getAs(Columns.SOURCE), row.getAs(Columns.POSITION));
  }

  /** Path of the file. */
  public String source() {
    return source;
  }

  /** Byte offset or row number in the file. */
  public long position() {
    return position;
  }

  /** The condition that a row stands here. */
  public Column condition() {
    return col(Columns.SOURCE).equalTo(source).and(col(Columns.POSITION).equalTo(position));
  }

  @Override
  public int compareTo(SourcePosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourcePosition place && compareTo(place) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Long.hashCode(position);
  }
}
