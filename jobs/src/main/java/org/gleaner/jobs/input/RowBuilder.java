package org.gleaner.jobs.input;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;

/** A row in the making: its cells by the names of a schema, null until they are set. */
public final class RowBuilder {
  private final StructType schema;
  private final Object[] values;

  public RowBuilder(StructType schema) {
    this.schema = schema;
    this.values = new Object[schema.size()];
  }

  /** Sets one cell; an array column takes an {@code Object[]}. */
  public RowBuilder set(String column, Object value) {
    values[schema.fieldIndex(column)] = value;
    return this;
  }

  /** Takes the cells of some columns from another row. */
  public RowBuilder copy(Row from, Iterable<String> columns) {
    for (String column : columns) {
      set(column, from.getAs(column));
    }
    return this;
  }

  /** Marks the document as quarantined. */
  public RowBuilder fail(FailedDocument failed) {
    return set(Columns.CODE, failed.code().name())
        .set(Columns.DETAIL, failed.detail())
        .set(Columns.EXCERPT, failed.excerpt());
  }

  public Row row() {
    return RowFactory.create(values);
  }
}
