package org.gleaner.jobs.input;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Maps rows in batches, bounded in rows and in chars, so that memory stays bounded. The order is
 * kept.
 */
public final class RowBatches implements Iterator<Row> {
  private static final int MAX_ROWS = 64;
  private static final long MAX_CHARS = 2_000_000;

  private final Iterator<Row> rows;
  private final int textColumn;
  private final Function<List<Row>, List<Row>> function;
  private final Deque<Row> ready = new ArrayDeque<>();

  /**
   * RowBatches.
   *
   * @param textColumn the column whose chars count; may be null in a row
   * @param function gives as many rows as it gets
   */
  public RowBatches(Iterator<Row> rows, int textColumn, Function<List<Row>, List<Row>> function) {
    this.rows = rows;
    this.textColumn = textColumn;
    this.function = function;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (ready.isEmpty()) {
      ready.addAll(function.apply(batch()));
    }
    return ready.removeFirst();
  }

  private List<Row> batch() {
    List<Row> batch = new ArrayList<>();
    long chars = 0;
    do {
      Row row = rows.next();
      batch.add(row);
      chars += row.isNullAt(textColumn) ? 0 : row.getString(textColumn).length();
    } while (rows.hasNext() && batch.size() < MAX_ROWS && chars < MAX_CHARS);
    return batch;
  }
}
