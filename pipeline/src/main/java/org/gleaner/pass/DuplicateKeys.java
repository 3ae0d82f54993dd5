package org.gleaner.pass;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.Options;
import org.gleaner.search.MinHash;
import org.gleaner.text.term.Analyzer;

/**
 * For a row (id, text) rows (id, key, sketch): texts that may be duplicates share a key, and by
 * their sketches they are compared. A text without words has no key.
 */
public final class DuplicateKeys implements FlatMapFunction<Row, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  private final MinHash hashes;
  private transient Analyzer analyzer;

  /**
   * The keys of some hashes.
   *
   * @param hashes null for the same words in the same order alone
   */
  public DuplicateKeys(MinHash hashes) {
    this.hashes = hashes;
  }

  @Override
  public Iterator<Row> call(Row row) {
    if (analyzer == null) {
      analyzer = Analyzer.of(Options.none());
    }
    List<String> words = analyzer.terms(row.getString(1));
    List<Row> keys = new ArrayList<>();
    if (hashes == null && !words.isEmpty()) {
      long[] print = MinHash.fingerprint(words);
      byte[] sketch = ByteBuffer.allocate(16).putLong(print[0]).putLong(print[1]).array();
      keys.add(RowFactory.create(row.get(0), print[0], sketch));
    } else if (!words.isEmpty()) {
      int[] signature = hashes.signature(words);
      byte[] sketch = MinHash.sketch(signature);
      for (int band = 0; band < hashes.bands(); band++) {
        keys.add(RowFactory.create(row.get(0), hashes.key(signature, band), sketch));
      }
    }
    return keys.iterator();
  }
}
