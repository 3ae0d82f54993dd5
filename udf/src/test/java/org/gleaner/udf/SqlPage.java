package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What docs/sql.md says of the functions, rendered from their catalogue as Markdown. */
final class SqlPage {
  private SqlPage() {}

  /** A table of all functions, then the example of each. */
  static String functions() {
    List<String> lines = new ArrayList<>();
    lines.add("| function | returns | type |");
    lines.add("|---|---|---|");
    for (String name : Functions.CATALOGUE.names()) {
      lines.add(row(name, Functions.CATALOGUE.named(name)));
    }
    lines.add("");
    lines.add("```sql");
    for (String name : Functions.CATALOGUE.names()) {
      lines.add("SELECT " + Functions.CATALOGUE.named(name).example() + ";");
    }
    lines.add("```");
    return String.join("\n", lines);
  }

  private static String row(String name, SqlFunction function) {
    return String.format(
        Locale.ROOT,
        "| `%s(%s)` | %s%s | `%s` |",
        name,
        function.signature(),
        function.documentation().replace("|", "\\|").replace("<", "&lt;"),
        defaults(function.arguments()),
        function.result().simpleString());
  }

  private static String defaults(List<Argument> arguments) {
    StringBuilder defaults = new StringBuilder();
    for (Argument argument : arguments) {
      if (argument.byDefault() != null && !argument.byDefault().equals("")) {
        defaults.append(defaults.isEmpty() ? "; by default " : ", ");
        defaults.append(argument.name()).append(" is ").append(argument.byDefault());
      }
    }
    return defaults.toString();
  }
}
