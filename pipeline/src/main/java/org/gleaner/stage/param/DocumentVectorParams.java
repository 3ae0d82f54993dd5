package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.gleaner.vector.pool.DocumentPooling;

/** The Params that {@code DocumentVectors} and its model share. */
public interface DocumentVectorParams<S extends DocumentVectorParams<S>>
    extends WordVectorParams<S> {

  /** The name of the method in {@link DocumentPooling#METHODS}; by default sif. */
  default Param<String> method() {
    return new Param<>(
        this,
        "method",
        "how words become a document: " + String.join(", ", DocumentPooling.METHODS),
        ParamValidators.inArray(DocumentPooling.METHODS.toArray(new String[0])));
  }

  /** The method in force. */
  default String getMethod() {
    return getOrDefault(method());
  }

  /** The defaults; called by constructors. */
  default void setDocumentVectorDefaults() {
    setWordVectorDefaults();
    setDefault(method(), "sif");
  }
}
