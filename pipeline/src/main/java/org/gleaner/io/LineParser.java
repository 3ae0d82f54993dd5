package org.gleaner.io;

/** Turns a line into the columns of a document. Not thread-safe; one for each task. */
interface LineParser {
  /**
   * Fills {@code values} from a line.
   *
   * @return what is wrong with the line, or null if it is a document
   */
  Problem parse(String line, Values values);

  /** The parser of a format. */
  static LineParser of(InputFormat format, ReadSettings settings) {
    return switch (format) {
      case JSON_LINES -> new JsonLineParser(settings);
      case TAB_SEPARATED -> new TabLineParser(settings);
      case PLAIN_TEXT -> new PlainLineParser(settings.content() == Content.HTML);
      case WEB_PAGE -> new PlainLineParser(true);
      case PARQUET -> throw new IllegalArgumentException("Cannot read Parquet by line");
    };
  }
}
