package org.gleaner.stage.param;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.SchemaChecks;

/** The Params that {@code TokenIndexer} and its model share. */
public interface TokenIndexerParams<S extends TokenIndexerParams<S>>
    extends HasTokensCol<S>, HasOutputCol<S> {
  /** The type of the mask and of ids. */
  ArrayType NUMBERS = DataTypes.createArrayType(DataTypes.IntegerType, false);

  /** Column of the mask: 1 at tokens, 0 at padding; by default {@code mask}. */
  default Param<String> maskCol() {
    return new Param<>(this, "maskCol", "column of the mask: 1 at tokens, 0 at padding");
  }

  /** The column of the mask. */
  default String getMaskCol() {
    return getOrDefault(maskCol());
  }

  /** Names the column of the mask. */
  @SuppressWarnings("unchecked")
  default S setMaskCol(String value) {
    set(maskCol(), value);
    return (S) this;
  }

  /**
   * Ids of each document, by default 50: shorter documents are padded, longer ones are cut at the
   * end.
   */
  default IntParam maxLength() {
    return new IntParam(
        this,
        "maxLength",
        "ids of each document: shorter documents are padded, longer ones are cut at the end",
        ParamValidators.gtEq(1));
  }

  /** Ids of each document. */
  default int getMaxLength() {
    return (int) getOrDefault(maxLength());
  }

  /** Sets the number of ids of each document. */
  @SuppressWarnings("unchecked")
  default S setMaxLength(int value) {
    set(maxLength(), value);
    return (S) this;
  }

  /** Whether tokens are taken in lower case; by default false. */
  default BooleanParam lowerCase() {
    return new BooleanParam(this, "lowerCase", "whether tokens are taken in lower case");
  }

  /** Whether tokens are taken in lower case. */
  default boolean getLowerCase() {
    return (boolean) getOrDefault(lowerCase());
  }

  /** Sets whether tokens are taken in lower case. */
  @SuppressWarnings("unchecked")
  default S setLowerCase(boolean value) {
    set(lowerCase(), value);
    return (S) this;
  }

  /**
   * {@code ids} (default), or {@code one-hot}: a sparse vector for each token, zero for padding.
   */
  default Param<String> encoding() {
    return new Param<>(this, "encoding", "ids, or one-hot: a sparse vector for each token");
  }

  /** How tokens are encoded. */
  default String getEncoding() {
    return getOrDefault(encoding());
  }

  /**
   * Sets how tokens are encoded.
   *
   * @throws IllegalArgumentException if it is neither {@code ids} nor {@code one-hot}
   */
  @SuppressWarnings("unchecked")
  default S setEncoding(String value) {
    if (!value.equals("ids") && !value.equals("one-hot")) {
      throw new IllegalArgumentException(
          "Cannot use encoding: " + value + ". Accepted: ids, one-hot");
    }
    set(encoding(), value);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setTokenIndexerDefaults() {
    setDefault(tokensCol(), "tokens");
    setDefault(outputCol(), "ids");
    setDefault(maskCol(), "mask");
    setDefault(maxLength(), 50);
    setDefault(lowerCase(), false);
    setDefault(encoding(), "ids");
  }

  /** The schema after the model. */
  default StructType indexedSchema(StructType schema) {
    SchemaChecks.require(schema, getTokensCol(), Schemas.TOKENS);
    ArrayType vectors = DataTypes.createArrayType(SQLDataTypes.VectorType(), false);
    StructType encoded =
        SchemaChecks.append(
            schema, getOutputCol(), getEncoding().equals("ids") ? NUMBERS : vectors);
    return SchemaChecks.append(encoded, getMaskCol(), NUMBERS);
  }
}
