package org.gleaner.stage.param;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.SchemaChecks;

/** The Params that {@code SequenceTagger} and its model share. */
public interface TaggerParams<S extends TaggerParams<S>> extends HasTokensCol<S> {
  /** The type of a column of labels. */
  ArrayType LABELS = DataTypes.createArrayType(DataTypes.StringType);

  /** The column of the labels that the model appends; by default prediction. */
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol", "column of the labels that the model appends");
  }

  /** Names the column of the labels that the model appends. */
  @SuppressWarnings("unchecked")
  default S setPredictionCol(String name) {
    set(predictionCol(), name);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setTaggerDefaults() {
    setDefault(tokensCol(), "tokens");
    setDefault(predictionCol(), "prediction");
  }

  /** The schema after the model. */
  default StructType taggerSchema(StructType schema) {
    boolean texts =
        schema.getFieldIndex(getTokensCol()).isDefined()
            && schema.apply(getTokensCol()).dataType() instanceof ArrayType array
            && array.elementType().equals(DataTypes.StringType);
    SchemaChecks.require(schema, getTokensCol(), texts ? LABELS : Schemas.TOKENS);
    return SchemaChecks.append(schema, getOrDefault(predictionCol()), LABELS);
  }

  /** The texts of a cell of tokens, which are texts themselves or structs that begin with one. */
  static List<String> texts(List<?> tokens) {
    List<String> texts = new ArrayList<>(tokens.size());
    for (Object token : tokens) {
      texts.add(token instanceof Row row ? row.getString(0) : (String) token);
    }
    return texts;
  }
}
