package org.gleaner.stage;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.clean.CleanedText;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.text.Segment;

/** Rows of a partition with two more cells: the cleaned text and the removed spans. */
final class CleanedColumns implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final SegmentCleaner cleaner;
  private final int segmentsAt;

  CleanedColumns(Iterator<Row> rows, SegmentCleaner cleaner, int segmentsAt) {
    this.rows = rows;
    this.cleaner = cleaner;
    this.segmentsAt = segmentsAt;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    Row row = rows.next();
    if (row.isNullAt(segmentsAt)) {
      return RowConversions.append(row, null, null);
    }
    List<Segment> segments = RowConversions.toSegments(row.getList(segmentsAt));
    float[] probabilities = cleaner.removeProbabilities(List.of(segments)).get(0);
    CleanedText cleaned = CleanedText.of(segments, probabilities, cleaner.threshold());
    return RowConversions.append(row, cleaned.text(), RowConversions.ofRemoved(cleaned).toArray());
  }
}
