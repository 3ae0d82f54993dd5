package org.gleaner.udf;

import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * A function of SQL.
 *
 * @param arguments in order; those that may be left out come last
 * @param documentation one line on what it returns
 * @param example a call that a reader can run, e.g. {@code tokens('Two words')}
 * @param result the type of the result
 * @param body the pure function
 */
record SqlFunction(
    List<Argument> arguments, String documentation, String example, DataType result, Body body) {

  /** Copies. */
  SqlFunction {
    arguments = List.copyOf(arguments);
  }

  /** How many arguments must be given. */
  int required() {
    return (int) arguments.stream().filter(argument -> argument.byDefault() == null).count();
  }

  /** The arguments as documentation shows them, e.g. {@code text[, n[, method]]}. */
  String signature() {
    StringBuilder signature = new StringBuilder();
    for (Argument argument : arguments) {
      signature
          .append(argument.byDefault() == null ? "" : "[")
          .append(signature.isEmpty() ? "" : ", ")
          .append(argument.name());
    }
    return signature.append("]".repeat(arguments.size() - required())).toString();
  }

  /** The pure function behind an SQL function; thread-safe and deterministic. */
  @FunctionalInterface
  interface Body {
    /**
     * The result for non-null arguments, as an external Spark value: a String, a number, a Row, or
     * a {@code java.util.List} of these; null is allowed.
     */
    Object call(Object... arguments);
  }
}
