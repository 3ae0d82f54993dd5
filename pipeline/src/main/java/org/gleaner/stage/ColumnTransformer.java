package org.gleaner.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A stage that computes one column from one column, row by row. A null in gives a null out.
 *
 * @param <I> what Spark hands over for a value of the input column
 */
public abstract class ColumnTransformer<I> extends GleanerTransformer {
  private static final long serialVersionUID = 1L;

  /** A stage with the given uid. */
  protected ColumnTransformer(String uid) {
    super(uid);
  }

  /** The Param that names the column to read. */
  protected abstract Param<String> inputParam();

  /** The Param that names the column to append. */
  protected abstract Param<String> outputParam();

  /** The type of the column to read. */
  protected abstract DataType inputType();

  /** The type of the column to append. */
  protected abstract DataType outputType();

  /**
   * The function of one non-null value, with the Params in force now. It is shipped to the
   * executors, so it may capture only what is serialisable and small.
   */
  protected abstract UDF1<I, ?> function();

  @Override
  public final StructType transformSchema(StructType schema) {
    SchemaChecks.require(schema, getOrDefault(inputParam()), inputType());
    return SchemaChecks.append(schema, getOrDefault(outputParam()), outputType());
  }

  @Override
  public final Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    UDF1<I, ?> function = function();
    UDF1<I, Object> nullSafe = value -> value == null ? null : function.call(value);
    return dataset
        .withColumn(
            getOrDefault(outputParam()),
            udf(nullSafe, outputType()).apply(col(getOrDefault(inputParam()))));
  }
}
