package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.SchemaChecks;

/** The Params that {@code BoilerplateRemover} and its model share. */
public interface CleanerParams<S extends CleanerParams<S>>
    extends HasSegmentsCol<S>, HasOutputCol<S> {

  /** The column of removed spans that the model appends; by default removed. */
  default Param<String> removedCol() {
    return new Param<>(this, "removedCol", "column of removed spans that the model appends");
  }

  /** The column of removed spans in force. */
  default String getRemovedCol() {
    return getOrDefault(removedCol());
  }

  /** Names the column of removed spans. */
  @SuppressWarnings("unchecked")
  default S setRemovedCol(String name) {
    set(removedCol(), name);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setCleanerDefaults() {
    setDefault(segmentsCol(), "segments");
    setDefault(outputCol(), "cleaned");
    setDefault(removedCol(), "removed");
  }

  /** The schema after the model. */
  default StructType cleanerSchema(StructType schema) {
    SchemaChecks.require(schema, getSegmentsCol(), Schemas.SEGMENTS);
    return SchemaChecks.append(
        SchemaChecks.append(schema, getOutputCol(), DataTypes.StringType),
        getRemovedCol(),
        Schemas.REMOVED);
  }
}
