package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * A stage with the Param {@code tokensCol}: column of tokens, an array of structs with offsets into
 * the original text.
 */
public interface HasTokensCol<S extends HasTokensCol<S>> extends Params {
  /** The Param itself. */
  default Param<String> tokensCol() {
    return new Param<>(
        this,
        "tokensCol",
        "column of tokens, an array of structs with offsets into the original text");
  }

  /** The value in force. */
  default String getTokensCol() {
    return getOrDefault(tokensCol());
  }

  /** Sets the value and returns this stage. */
  @SuppressWarnings("unchecked")
  default S setTokensCol(String value) {
    set(tokensCol(), value);
    return (S) this;
  }
}
