package org.gleaner.io;

import java.util.List;
import org.gleaner.ErrorCode;

/** Columns separated by a tab, named by the settings; columns beyond the named ones are ignored. */
final class TabLineParser implements LineParser {
  private final List<String> columns;

  TabLineParser(ReadSettings settings) {
    this.columns = settings.columns();
  }

  @Override
  public Problem parse(String line, Values values) {
    int begin = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (begin > line.length()) {
        return new Problem(
            ErrorCode.MISSING_COLUMN,
            "the line has " + i + " columns, " + columns.size() + " were named");
      }
      int tab = line.indexOf('\t', begin);
      int end = tab < 0 ? line.length() : tab;
      Problem problem = values.put(columns.get(i), line.substring(begin, end));
      if (problem != null) {
        return problem;
      }
      begin = end + 1;
    }
    return values.missing();
  }
}
