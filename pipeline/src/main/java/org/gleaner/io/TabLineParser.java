package org.gleaner.io;

import java.util.List;
import org.gleaner.ErrorCode;

/** Columns separated by a tab, named by the settings; columns beyond the named ones are ignored. */
final class TabLineParser implements LineParser {
  private static final String SKIPPED = "_";

  private final List<String> columns;

  TabLineParser(ReadSettings settings) {
    this.columns = settings.columns();
  }

  @Override
  public Problem parse(String line, Values values) {
    int begin = 0;
    StringBuilder record = values.wantsRecord() ? new StringBuilder("{") : null;
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
      if (record != null && !columns.get(i).equals(SKIPPED)) {
        record.append(record.length() > 1 ? "," : "").append(Field.quoted(columns.get(i)));
        record.append(':').append(Field.quoted(line.substring(begin, end)));
      }
      begin = end + 1;
    }
    if (record != null) {
      values.putRecord(record.append('}').toString());
    }
    return values.missing();
  }
}
