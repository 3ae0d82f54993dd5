package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * A stage with the Param {@code textCol}: column of text, a string; the original that offsets refer
 * to.
 */
public interface HasTextCol<S extends HasTextCol<S>> extends Params {
  /** The Param itself. */
  default Param<String> textCol() {
    return new Param<>(
        this, "textCol", "column of text, a string; the original that offsets refer to");
  }

  /** The value in force. */
  default String getTextCol() {
    return getOrDefault(textCol());
  }

  /** Sets the value and returns this stage. */
  @SuppressWarnings("unchecked")
  default S setTextCol(String value) {
    set(textCol(), value);
    return (S) this;
  }
}
