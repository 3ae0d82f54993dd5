package org.gleaner.jobs.score;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;
import org.gleaner.io.Schemas;

/** The columns between the cleaning and the keyphrases, and of the output. */
public final class ScoreColumns {
  public static final String ORIGINAL = "original";
  static final String ORIGINAL_CHARS = "original_chars";
  public static final String PARTS = "parts";
  public static final String REMOVED = "removed";
  static final String KEYPHRASES = "keyphrases";
  public static final String SEGMENTS = "segments";
  public static final String KEPT_CHARS = "kept_chars";
  public static final String REMOVED_CHARS = "removed_chars";

  /** The columns after cleaning: a document with its cleaned text, or a quarantined line. */
  public static final StructType CLEANED =
      place()
          .add(Columns.LANGUAGE, DataTypes.StringType)
          .add(Columns.TEXT, DataTypes.StringType)
          .add(REMOVED, Schemas.REMOVED)
          .add(SEGMENTS, DataTypes.IntegerType, false)
          .add(KEPT_CHARS, DataTypes.IntegerType, false)
          .add(REMOVED_CHARS, DataTypes.IntegerType, false)
          .add(ORIGINAL_CHARS, DataTypes.IntegerType, false)
          .add(PARTS, KeptSegment.TYPE)
          .add(Columns.HTML, DataTypes.BooleanType, false)
          .add(ORIGINAL, DataTypes.StringType);

  /** The columns after keyphrase extraction. */
  static final StructType SCORED =
      place()
          .add(Columns.LANGUAGE, DataTypes.StringType)
          .add(Columns.TEXT, DataTypes.StringType)
          .add(REMOVED, Schemas.REMOVED)
          .add(KEYPHRASES, Schemas.KEYPHRASES);

  private ScoreColumns() {}

  private static StructType place() {
    return new StructType()
        .add(Columns.SOURCE, DataTypes.StringType, false)
        .add(Columns.POSITION, DataTypes.LongType, false)
        .add(Columns.CODE, DataTypes.StringType)
        .add(Columns.DETAIL, DataTypes.StringType)
        .add(Columns.EXCERPT, DataTypes.BinaryType)
        .add(Columns.ID, DataTypes.StringType);
  }
}
