package org.gleaner.io;

/** A line, or a whole file, as a document. */
final class PlainLineParser implements LineParser {
  private final boolean html;

  PlainLineParser(boolean html) {
    this.html = html;
  }

  @Override
  public Problem parse(String line, Values values) {
    Problem problem = values.put(html ? Columns.HTML : Columns.TEXT, line);
    return problem == null ? values.missing() : problem;
  }
}
