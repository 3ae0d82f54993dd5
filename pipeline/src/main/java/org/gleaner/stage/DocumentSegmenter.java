package org.gleaner.stage;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.ColumnTransformer;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.base.RowConversions;
import org.gleaner.stage.param.HasSegmentsCol;
import org.gleaner.stage.param.HasTextCol;
import org.gleaner.text.segment.Segmenters;

/**
 * Splits documents into the segments that are kept or removed as a whole. Column {@code text} to
 * {@code segments} of type {@link Schemas#SEGMENTS}.
 */
public final class DocumentSegmenter extends ColumnTransformer<String>
    implements HasTextCol<DocumentSegmenter>, HasSegmentsCol<DocumentSegmenter> {
  private static final long serialVersionUID = 1L;

  /** A stage with a fresh uid. */
  public DocumentSegmenter() {
    this(Identifiable$.MODULE$.randomUID("documentSegmenter"));
  }

  /** A stage with the given uid. */
  public DocumentSegmenter(String uid) {
    super(uid);
    setDefault(textCol(), "text");
    setDefault(segmentsCol(), "segments");
    setDefault(segmenter(), "html");
  }

  /** The name of the segmenter in {@link Segmenters#CATALOGUE}; by default {@code html}. */
  public Param<String> segmenter() {
    return new Param<>(this, "segmenter", "name of the segmenter: html, paragraphs, triple-space");
  }

  /** The segmenter in force. */
  public String getSegmenter() {
    return getOrDefault(segmenter());
  }

  /**
   * Chooses the segmenter.
   *
   * @throws IllegalArgumentException if the catalogue has no such name
   */
  public DocumentSegmenter setSegmenter(String name) {
    Segmenters.CATALOGUE.named(name);
    set(segmenter(), name);
    return this;
  }

  @Override
  public OneColumn columns() {
    return new OneColumn(getTextCol(), DataTypes.StringType, getSegmentsCol(), Schemas.SEGMENTS);
  }

  @Override
  public UDF1<String, ?> function() {
    String name = getSegmenter();
    return text -> RowConversions.ofSegments(Segmenters.CATALOGUE.named(name).segment(text));
  }

  /** Reads a saved stage. */
  public static MLReader<DocumentSegmenter> read() {
    return new DefaultParamsReadable<DocumentSegmenter>() {}.read();
  }
}
