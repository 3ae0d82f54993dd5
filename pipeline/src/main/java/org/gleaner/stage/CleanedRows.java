package org.gleaner.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.network.CleanedText;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.text.Segment;

/** Rows of a partition with two cells more, scored in batches of bounded size. */
final class CleanedRows implements Iterator<Row> {
  private static final int BATCH_ROWS = 64;
  private static final int BATCH_SEGMENTS = 8_192;

  private final Iterator<Row> rows;
  private final SegmentCleaner cleaner;
  private final int segmentsAt;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  CleanedRows(Iterator<Row> rows, SegmentCleaner cleaner, int segmentsAt) {
    this.rows = rows;
    this.cleaner = cleaner;
    this.segmentsAt = segmentsAt;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (ready.isEmpty()) {
      if (!rows.hasNext()) {
        throw new NoSuchElementException();
      }
      score();
    }
    return ready.remove();
  }

  private void score() {
    List<Row> batch = new ArrayList<>();
    List<List<Segment>> documents = new ArrayList<>();
    int segments = 0;
    while (rows.hasNext() && batch.size() < BATCH_ROWS && segments < BATCH_SEGMENTS) {
      Row row = rows.next();
      batch.add(row);
      if (!row.isNullAt(segmentsAt)) {
        documents.add(Rows.toSegments(row.getList(segmentsAt)));
        segments += documents.get(documents.size() - 1).size();
      }
    }
    List<float[]> probabilities = cleaner.removeProbabilities(documents);
    int next = 0;
    for (Row row : batch) {
      if (row.isNullAt(segmentsAt)) {
        ready.add(append(row, null, null));
      } else {
        CleanedText cleaned =
            CleanedText.of(documents.get(next), probabilities.get(next), cleaner.threshold());
        ready.add(append(row, cleaned.text(), Rows.ofRemoved(cleaned)));
        next++;
      }
    }
  }

  private static Row append(Row row, String text, List<Row> removed) {
    Object[] cells = new Object[row.size() + 2];
    for (int i = 0; i < row.size(); i++) {
      cells[i] = row.get(i);
    }
    cells[row.size()] = text;
    cells[row.size() + 1] = removed == null ? null : removed.toArray();
    return RowFactory.create(cells);
  }
}
