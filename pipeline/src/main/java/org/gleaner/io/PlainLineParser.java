package org.gleaner.io;

/** A line, or a whole file, as a document. */
final class PlainLineParser implements LineParser {
  private final boolean html;

  PlainLineParser(boolean html) {
    this.html = html;
  }

  @Override
  public Problem parse(String line, Values values) {
    if (html) {
      values.html = line;
    } else {
      values.text = line;
    }
    return values.missing();
  }
}
