package org.gleaner.io;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The names of the columns that readers and jobs share, each once. */
public final class Columns {
  /** Qualified path of the file. */
  public static final String SOURCE = "source";

  /** Byte offset of the line in its file, or row number in a Parquet file. */
  public static final String POSITION = "position";

  /** Why the line is not a document: an {@link org.gleaner.ErrorCode} name; null for a document. */
  public static final String CODE = "code";

  /** A description of the problem; null for a document. */
  public static final String DETAIL = "detail";

  /** The first bytes of a line that is not a document. */
  public static final String EXCERPT = "excerpt";

  /** The document's name; never null in a document. */
  public static final String ID = "id";

  /** Plain text or markup. */
  public static final String TEXT = "text";

  /** Whether {@link #TEXT} is markup. */
  public static final String HTML = "html";

  /** ISO 639-1 code if the input has one. */
  public static final String LANGUAGE = "language";

  /** The columns of a quarantine row. */
  public static final List<String> QUARANTINE =
      List.of(SOURCE, POSITION, ID, CODE, DETAIL, EXCERPT);

  private Columns() {}

  /** The schema of {@link Corpus#lines()} with the given fields at the end. */
  static StructType lines(List<Field> fields) {
    StructType schema =
        new StructType()
            .add(SOURCE, DataTypes.StringType, false)
            .add(POSITION, DataTypes.LongType, false)
            .add(CODE, DataTypes.StringType)
            .add(DETAIL, DataTypes.StringType)
            .add(EXCERPT, DataTypes.BinaryType)
            .add(ID, DataTypes.StringType)
            .add(TEXT, DataTypes.StringType)
            .add(HTML, DataTypes.BooleanType, false)
            .add(LANGUAGE, DataTypes.StringType);
    for (Field field : fields) {
      schema = schema.add(field.column(), field.kind().type());
    }
    return schema;
  }
}
