package org.gleaner.stage.param;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.OneColumn;

/** The Params that {@code WordVectors} and its model share. */
public interface WordVectorParams<S extends WordVectorParams<S>>
    extends HasTokensCol<S>, HasOutputCol<S> {

  /** Whether words are taken in lower case; by default true. */
  default BooleanParam lowerCase() {
    return new BooleanParam(this, "lowerCase", "whether words are taken in lower case");
  }

  /** Whether words are taken in lower case. */
  default boolean getLowerCase() {
    return (boolean) getOrDefault(lowerCase());
  }

  /** Sets whether words are taken in lower case. */
  @SuppressWarnings("unchecked")
  default S setLowerCase(boolean lower) {
    set(lowerCase(), lower);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setWordVectorDefaults() {
    setDefault(tokensCol(), "tokens");
    setDefault(outputCol(), "vector");
    setDefault(lowerCase(), true);
  }

  /** The schema after the model. */
  default StructType wordVectorSchema(StructType schema) {
    return wordVectorColumns().schema(schema);
  }

  /** The columns that the model reads and appends. */
  private OneColumn wordVectorColumns() {
    return new OneColumn(getTokensCol(), Schemas.TOKENS, getOutputCol(), SQLDataTypes.VectorType());
  }
}
