package org.gleaner.stage.base;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
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

  /** The columns to read and to append, by the Params in force now. */
  public abstract OneColumn columns();

  /**
   * The function of one non-null value, by the Params in force now. It is shipped to the executors,
   * so it may capture only what is serialisable and small.
   */
  public abstract UDF1<I, ?> function();

  @Override
  public final StructType transformSchema(StructType schema) {
    return columns().schema(schema);
  }

  @Override
  public final Dataset<Row> transform(Dataset<?> dataset) {
    return columns().apply(dataset, function());
  }
}
