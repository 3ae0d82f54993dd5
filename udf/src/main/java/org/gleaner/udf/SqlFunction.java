package org.gleaner.udf;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;

/**
 * A function of SQL.
 *
 * @param arguments the names of the arguments as documentation shows them, e.g. {@code text, n}
 * @param documentation one line on what it returns
 * @param example a call that a reader can run, e.g. {@code tokens('Two words')}
 * @param result the type of the result
 * @param body the pure function
 */
public record SqlFunction(
    String arguments, String documentation, String example, DataType result, Body body)
    implements Serializable {

  /** The number of arguments. */
  public int arity() {
    return arguments.split(",").length;
  }

  /** The pure function behind an SQL function; thread-safe. */
  @FunctionalInterface
  public interface Body extends Serializable {
    /**
     * The result for non-null arguments, as an external Spark value: a String, a number, or a
     * {@code java.util.List} of these or of Rows.
     */
    Object call(Object... arguments);
  }
}
