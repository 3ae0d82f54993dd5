package org.gleaner.udf;

import java.util.function.Consumer;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * An argument of an SQL function.
 *
 * @param name as documentation shows it
 * @param type to which Spark casts the value, as for its own functions
 * @param byDefault the value where it is left out; null if it is required
 * @param check throws where a value is not accepted; cheap, for it is called for each row
 */
record Argument(String name, DataType type, Object byDefault, Consumer<Object> check) {

  /** A text that must be given. */
  static Argument text(String name) {
    return new Argument(name, DataTypes.StringType, null, value -> {});
  }

  /** A whole number that must be given. */
  static Argument number(String name, int min, int max) {
    return new Argument(
        name, DataTypes.IntegerType, null, value -> requireBetween(name, (int) value, min, max));
  }

  /** Numbers that must be given: an array, or a vector of Spark ML. */
  static Argument vector(String name) {
    return new Argument(name, DataTypes.createArrayType(DataTypes.DoubleType), null, value -> {});
  }

  /** Texts that must be given: an array. */
  static Argument texts(String name) {
    return new Argument(name, DataTypes.createArrayType(DataTypes.StringType), null, value -> {});
  }

  /** The folder of a model, which must be given. */
  static Argument model(Models<?> models) {
    return new Argument(
        "model", DataTypes.StringType, null, value -> models.requireThere((String) value));
  }

  /** The same argument, optional. */
  Argument or(Object other) {
    return new Argument(name, type, other, check);
  }

  /** The same argument with another check. */
  Argument checkedBy(Consumer<String> other) {
    return new Argument(name, type, byDefault, value -> other.accept((String) value));
  }

  private static void requireBetween(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "Cannot use " + name + ": " + value + ". Accepted: a whole number " + min + " to " + max);
    }
  }
}
