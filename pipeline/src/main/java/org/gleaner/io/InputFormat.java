package org.gleaner.io;

/** How a file holds its documents. */
public enum InputFormat {
  /** One JSON object a line. */
  JSON_LINES,
  /** Columns separated by a tab, without quoting. */
  TAB_SEPARATED,
  /** A line, or a whole file, is a document. */
  PLAIN_TEXT,
  /** Columns by name. */
  PARQUET;

  /** The format that a file name stands for, without the ending of a compression, or null. */
  static InputFormat ofName(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    if (lower.endsWith(".tsv")) {
      return TAB_SEPARATED;
    }
    if (lower.endsWith(".txt")) {
      return PLAIN_TEXT;
    }
    return lower.endsWith(".parquet") ? PARQUET : null;
  }
}
