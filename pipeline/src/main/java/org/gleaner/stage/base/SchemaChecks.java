package org.gleaner.stage.base;

import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks that every stage makes on the schema it is given. */
public final class SchemaChecks {
  private SchemaChecks() {}

  /** The field of that name, which must have that type, nullability aside. */
  public static StructField require(StructType schema, String name, DataType type) {
    if (!schema.getFieldIndex(name).isDefined()) {
      throw new IllegalArgumentException(
          "Cannot find column: " + name + ". Known: " + String.join(", ", schema.fieldNames()));
    }
    StructField field = schema.apply(name);
    if (!DataType.equalsIgnoreNullability(field.dataType(), type)) {
      throw new IllegalArgumentException(
          "Cannot use column "
              + name
              + ": "
              + field.dataType().catalogString()
              + ". Accepted: "
              + type.catalogString());
    }
    return field;
  }

  /** The metadata of a column of vectors of that size, as MLlib's stages look for it. */
  public static Metadata vectors(String name, int size) {
    return new AttributeGroup(name, size).toMetadata();
  }

  /** The schema with another nullable column, which must be new. */
  public static StructType append(StructType schema, String name, DataType type) {
    return append(schema, name, type, Metadata.empty());
  }

  /** The same of a column with metadata. */
  public static StructType append(
      StructType schema, String name, DataType type, Metadata metadata) {
    if (schema.getFieldIndex(name).isDefined()) {
      throw new IllegalArgumentException(
          "Cannot append column: " + name + " is already there. Accepted: a new name");
    }
    return schema.add(name, type, true, metadata);
  }
}
