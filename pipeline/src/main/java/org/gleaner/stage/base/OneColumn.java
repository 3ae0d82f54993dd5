package org.gleaner.stage.base;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;

/**
 * A computation of one column from one column: what a stage and a model share.
 *
 * @param input name of the column to read
 * @param inputType its type
 * @param output name of the column to append
 * @param outputType its type
 * @param metadata its metadata
 */
public record OneColumn(
    String input, DataType inputType, String output, DataType outputType, Metadata metadata) {

  /** A computation of a column without metadata. */
  public OneColumn(String input, DataType inputType, String output, DataType outputType) {
    this(input, inputType, output, outputType, Metadata.empty());
  }

  /** A computation of vectors of one size. */
  public static OneColumn ofVectors(String input, DataType inputType, String output, int size) {
    return new OneColumn(
        input, inputType, output, SQLDataTypes.VectorType(), SchemaChecks.vectors(output, size));
  }

  /** The schema after it. */
  public StructType schema(StructType schema) {
    SchemaChecks.require(schema, input, inputType);
    return SchemaChecks.append(schema, output, outputType, metadata);
  }

  /** Appends the column; a null in gives a null out. The function is shipped to the executors. */
  public <I> Dataset<Row> apply(Dataset<?> dataset, UDF1<I, ?> function) {
    schema(dataset.schema());
    UDF1<I, Object> nullSafe = value -> value == null ? null : function.call(value);
    return dataset
        .withColumn(output, udf(nullSafe, outputType).apply(col(input)))
        .withMetadata(output, metadata);
  }
}
