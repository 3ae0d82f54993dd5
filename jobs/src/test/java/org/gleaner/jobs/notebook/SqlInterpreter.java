package org.gleaner.jobs.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Statements parted by semicolons; each one that has rows gives a table. */
record SqlInterpreter(SparkSession session) implements Interpreter {
  private static final int MOST_ROWS = 1000;

  @Override
  public String run(String code) {
    return Arrays.stream(code.split(";"))
        .filter(statement -> !statement.isBlank())
        .map(statement -> table(session.sql(statement)))
        .collect(Collectors.joining());
  }

  private static String table(Dataset<Row> rows) {
    List<String> columns = List.of(rows.columns());
    if (columns.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder().append("\n%table ").append(line(columns));
    rows.takeAsList(MOST_ROWS).forEach(row -> table.append(line(cells(row))));
    return table.append("\n%text ").toString();
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(i -> String.valueOf(row.get(i))).toList();
  }

  /** Tabs and line ends would break the table. */
  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replaceAll("[\t\n]", " "))
        .collect(Collectors.joining("\t", "", "\n"));
  }
}
