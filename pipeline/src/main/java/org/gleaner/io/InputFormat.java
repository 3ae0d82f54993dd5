package org.gleaner.io;

/** How a file holds its documents. */
public enum InputFormat {
  /** One JSON object a line. */
  JSON_LINES,
  /** Columns separated by a tab, without quoting. */
  TAB_SEPARATED,
  /** A line, or a whole file, is a document. */
  PLAIN_TEXT,
  /** A web page: the whole file is one document, and markup. */
  WEB_PAGE,
  /** Columns by name. */
  PARQUET;

  /** Whether a file of this format is one document, rather than one a line. */
  boolean isWhole(ReadSettings settings) {
    return this == WEB_PAGE || (this == PLAIN_TEXT && settings.wholeFiles());
  }

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
    if (lower.endsWith(".html") || lower.endsWith(".htm")) {
      return WEB_PAGE;
    }
    return lower.endsWith(".parquet") ? PARQUET : null;
  }
}
