package org.gleaner.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.gleaner.ErrorCode;

/** Columns separated by a tab, named by the settings; columns beyond the named ones are ignored. */
final class TabLineParser implements LineParser {
  private final ReadSettings settings;
  private final List<String> columns;

  TabLineParser(ReadSettings settings) {
    this.settings = settings;
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
      Problem problem = put(columns.get(i), line.substring(begin, end), values);
      if (problem != null) {
        return problem;
      }
      begin = end + 1;
    }
    return values.missing();
  }

  private Problem put(String column, String value, Values values) {
    switch (column) {
      case "_" -> {}
      case Columns.ID -> values.id = value;
      case Columns.LANGUAGE -> values.language = value;
      case Columns.TEXT -> values.text = value;
      case Columns.HTML -> values.html = value;
      default -> {}
    }
    for (int i = 0; i < values.fields.length; i++) {
      Field field = settings.fields().get(i);
      if (field.name().equals(column)) {
        if (field.kind() == Field.Kind.TEXTS) {
          return new Problem(ErrorCode.WRONG_TYPE, "column " + column + " cannot hold a list");
        }
        values.fields[i] = field.kind() == Field.Kind.JSON ? quoted(value) : value;
      }
    }
    return null;
  }

  private static String quoted(String value) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }
}
