package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** A stage with the Param {@code outputCol}: column that the stage appends. */
public interface HasOutputCol<S extends HasOutputCol<S>> extends Params {
  /** The Param itself. */
  default Param<String> outputCol() {
    return new Param<>(this, "outputCol", "column that the stage appends");
  }

  /** The value in force. */
  default String getOutputCol() {
    return getOrDefault(outputCol());
  }

  /** Sets the value and returns this stage. */
  @SuppressWarnings("unchecked")
  default S setOutputCol(String value) {
    set(outputCol(), value);
    return (S) this;
  }
}
