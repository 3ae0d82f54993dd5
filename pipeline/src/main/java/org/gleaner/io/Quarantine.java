package org.gleaner.io;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.decode;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;

/** Writes and counts the lines that are not documents. */
public final class Quarantine {
  private Quarantine() {}

  /**
   * Writes quarantine rows as JSON lines (source, position, id, code, detail, excerpt) in input
   * order. The excerpt of a line in a broken encoding also stands as Base64 under {@code bytes}.
   */
  public static void write(Dataset<Row> quarantine, String path) {
    quarantine
        .orderBy(Columns.SOURCE, Columns.POSITION)
        .withColumn(
            "bytes",
            when(
                col(Columns.CODE).equalTo(ErrorCode.INVALID_ENCODING.name()),
                base64(col(Columns.EXCERPT))))
        .withColumn(Columns.EXCERPT, decode(col(Columns.EXCERPT), "UTF-8"))
        .write()
        .json(path);
  }

  /** Rows by code, sorted by name. */
  public static Map<String, Long> counts(Dataset<Row> quarantine) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : quarantine.groupBy(Columns.CODE).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
