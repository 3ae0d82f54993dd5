package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * A stage with the Param {@code segmentsCol}: column of segments, an array of structs with offsets
 * into the original text.
 */
public interface HasSegmentsCol<S extends HasSegmentsCol<S>> extends Params {
  /** The Param itself. */
  default Param<String> segmentsCol() {
    return new Param<>(
        this,
        "segmentsCol",
        "column of segments, an array of structs with offsets into the original text");
  }

  /** The value in force. */
  default String getSegmentsCol() {
    return getOrDefault(segmentsCol());
  }

  /** Sets the value and returns this stage. */
  @SuppressWarnings("unchecked")
  default S setSegmentsCol(String value) {
    set(segmentsCol(), value);
    return (S) this;
  }
}
