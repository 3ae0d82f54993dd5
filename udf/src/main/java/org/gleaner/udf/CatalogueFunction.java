package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import scala.Function1;

/**
 * A function of the catalogue as Spark evaluates it: null in, null out. Only its name and types are
 * serialised. Equal if both are, so that SQL recognises the same call in a {@code GROUP BY}.
 */
final class CatalogueFunction implements ScalarFunction<Object> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final DataType[] types;
  private transient volatile Evaluation evaluation;

  /**
   * A function.
   *
   * @param types of the arguments in force, taken over
   */
  CatalogueFunction(String name, DataType[] types) {
    this.name = name;
    this.types = types;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String canonicalName() {
    return "gleaner." + name;
  }

  @Override
  public DataType[] inputTypes() {
    return types.clone();
  }

  @Override
  public DataType resultType() {
    return Functions.CATALOGUE.named(name).result();
  }

  @Override
  public Object produceResult(InternalRow input) {
    Evaluation current = evaluation;
    if (current == null) {
      current = new Evaluation(Functions.CATALOGUE.named(name), types);
      evaluation = current;
    }
    return current.of(input);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CatalogueFunction that
        && name.equals(that.name)
        && List.of(types).equals(List.of(that.types));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, List.of(types));
  }

  /** Calls the pure function between Spark's own values. */
  private static final class Evaluation {
    private final SqlFunction function;
    private final DataType[] types;
    private final List<Function1<Object, Object>> external = new ArrayList<>();
    private final Function1<Object, Object> internal;

    Evaluation(SqlFunction function, DataType[] types) {
      this.function = function;
      this.types = types;
      for (DataType type : types) {
        external.add(CatalystTypeConverters.createToScalaConverter(type));
      }
      this.internal = CatalystTypeConverters.createToCatalystConverter(function.result());
    }

    Object of(InternalRow input) {
      Object[] arguments = new Object[types.length];
      for (int i = 0; i < types.length; i++) {
        if (input.isNullAt(i)) {
          return null;
        }
        arguments[i] = external.get(i).apply(input.get(i, types[i]));
      }
      for (int i = 0; i < types.length; i++) {
        function.arguments().get(i).check().accept(arguments[i]);
      }
      return internal.apply(function.body().call(arguments));
    }
  }
}
