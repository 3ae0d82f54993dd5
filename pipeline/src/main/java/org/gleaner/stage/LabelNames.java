package org.gleaner.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.Attribute$;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.gleaner.stage.base.SchemaChecks;

/** The names of the labels of a column: its own texts, its metadata, or its numbers. */
final class LabelNames {
  private LabelNames() {}

  /** The field of a column that can hold labels. */
  static void require(StructType schema, String name) {
    if (!schema.getFieldIndex(name).isDefined()
        || !(schema.apply(name).dataType() instanceof NumericType)) {
      SchemaChecks.require(schema, name, DataTypes.StringType);
    }
  }

  /**
   * The names in the order of their numbers.
   *
   * @param rows their second column holds the labels, none of them null
   */
  static List<String> of(StructField field, Dataset<Row> rows) {
    if (field.dataType().equals(DataTypes.StringType)) {
      List<String> names =
          new ArrayList<>(rows.javaRDD().map(row -> row.getString(1)).distinct().collect());
      names.sort(null);
      return names;
    }
    Attribute attribute = Attribute$.MODULE$.fromStructField(field);
    if (attribute instanceof NominalAttribute nominal && nominal.values().isDefined()) {
      return List.of(nominal.values().get());
    }
    int greatest = rows.javaRDD().map(row -> number(row.get(1))).fold(0, Math::max);
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= greatest; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  /**
   * The name of a label.
   *
   * @throws IllegalArgumentException if it is a number but not an index
   */
  static String name(Object label, List<String> names) {
    return label instanceof String name ? name : names.get(number(label));
  }

  private static int number(Object label) {
    double value = ((Number) label).doubleValue();
    if (value < 0 || value != Math.rint(value) || value > 100_000) {
      throw new IllegalArgumentException(
          "Cannot use label: " + value + ". Accepted: whole numbers from 0");
    }
    return (int) value;
  }
}
