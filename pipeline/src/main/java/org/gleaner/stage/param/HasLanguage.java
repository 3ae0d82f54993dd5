package org.gleaner.stage.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.gleaner.text.LanguageCode;

/** A stage with the Param {@code language}: ISO 639-1 code of the language of all documents. */
public interface HasLanguage<S extends HasLanguage<S>> extends Params {
  /** The Param itself. */
  default Param<String> language() {
    return new Param<>(this, "language", "ISO 639-1 code of the language of all documents");
  }

  /** The value in force. */
  default String getLanguage() {
    return getOrDefault(language());
  }

  /**
   * Sets the value and returns this stage.
   *
   * @param value in any form of {@link LanguageCode}
   * @throws IllegalArgumentException if it is not known
   */
  @SuppressWarnings("unchecked")
  default S setLanguage(String value) {
    set(language(), LanguageCode.of(value));
    return (S) this;
  }
}
