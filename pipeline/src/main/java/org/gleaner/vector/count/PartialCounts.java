package org.gleaner.vector.count;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * How often words occur in rows, some rows at a time, so that memory is bounded: a word may come
 * more than once, with partial counts.
 */
final class PartialCounts<T> implements Iterator<Tuple2<String, Long>> {
  /** Chars of distinct words that are held before their counts are handed on. */
  private static final long MOST_HELD = 8L << 20;

  private final Iterator<T> rows;
  private final WordCounting.Words<T> words;
  private Iterator<Map.Entry<String, Long>> ready = Collections.emptyIterator();

  PartialCounts(Iterator<T> rows, WordCounting.Words<T> words) {
    this.rows = rows;
    this.words = words;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && rows.hasNext()) {
      Map<String, Long> counts = new HashMap<>();
      long held = 0;
      while (rows.hasNext() && held < MOST_HELD) {
        for (String word : words.of(rows.next())) {
          held += counts.merge(word, 1L, Long::sum) == 1 ? word.length() : 0;
        }
      }
      ready = counts.entrySet().iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Tuple2<String, Long> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map.Entry<String, Long> count = ready.next();
    return new Tuple2<>(count.getKey(), count.getValue());
  }
}
