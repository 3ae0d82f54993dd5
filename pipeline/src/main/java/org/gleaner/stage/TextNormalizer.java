package org.gleaner.stage;

import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.stage.base.ColumnTransformer;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.param.HasOutputCol;
import org.gleaner.stage.param.HasTextCol;
import org.gleaner.text.normal.Normalizer;

/** Normalises a text column: see {@link Normalizer}. Column {@code text} to {@code normalized}. */
public final class TextNormalizer extends ColumnTransformer<String>
    implements HasTextCol<TextNormalizer>, HasOutputCol<TextNormalizer> {
  private static final long serialVersionUID = 1L;

  /** A stage with a fresh uid. */
  public TextNormalizer() {
    this(Identifiable$.MODULE$.randomUID("textNormalizer"));
  }

  /** A stage with the given uid. */
  public TextNormalizer(String uid) {
    super(uid);
    setDefault(textCol(), "text");
    setDefault(outputCol(), "normalized");
  }

  @Override
  public OneColumn columns() {
    return new OneColumn(getTextCol(), DataTypes.StringType, getOutputCol(), DataTypes.StringType);
  }

  @Override
  public UDF1<String, ?> function() {
    return text -> Normalizer.normalize(text).text();
  }

  /** Reads a saved stage. */
  public static MLReader<TextNormalizer> read() {
    return new DefaultParamsReadable<TextNormalizer>() {}.read();
  }
}
