package org.gleaner.stage.base;

import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.types.StructType;

/**
 * The base of the stages that map rows to rows. Every setting of a subclass is a Param, so that
 * copying, grids, saving and loading work; thread-safe once its Params are set.
 */
public abstract class GleanerTransformer extends Transformer implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with the given uid; the uid is set before any subclass field is initialised. */
  protected GleanerTransformer(String uid) {
    this.uid = uid;
  }

  @Override
  public final String uid() {
    return uid;
  }

  @Override
  public GleanerTransformer copy(ParamMap extra) {
    return (GleanerTransformer) defaultCopy(extra);
  }

  /**
   * The schema after this stage: checks the types of the input columns and appends the output
   * columns.
   *
   * @throws IllegalArgumentException if an input column is missing or of another type, or an output
   *     column exists
   */
  @Override
  public abstract StructType transformSchema(StructType schema);
}
