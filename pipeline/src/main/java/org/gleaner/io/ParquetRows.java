package org.gleaner.io;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** Parquet files as rows of {@link Columns#lines}. */
final class ParquetRows {
  private final ReadSettings settings;
  private final StructType schema;

  private ParquetRows(ReadSettings settings, StructType schema) {
    this.settings = settings;
    this.schema = schema;
  }

  static Dataset<Row> read(SparkSession spark, List<String> paths, ReadSettings settings) {
    Dataset<Row> rows = spark.read().parquet(paths.toArray(new String[0]));
    ParquetRows columns = new ParquetRows(settings, rows.schema());
    return rows.select(columns.named()).select(columns.checked());
  }

  private Column[] named() {
    List<Column> columns = new ArrayList<>();
    columns.add(col("_metadata.file_path").as(Columns.SOURCE));
    columns.add(col("_metadata.row_index").as(Columns.POSITION));
    columns.add(column(Columns.ID, DataTypes.StringType).as(Columns.ID));
    columns.add(column(Columns.LANGUAGE, DataTypes.StringType).as(Columns.LANGUAGE));
    Column text = column(Columns.TEXT, DataTypes.StringType);
    Column html = column(Columns.HTML, DataTypes.StringType);
    columns.add(isHtml(html).as(Columns.HTML));
    columns.add(when(isHtml(html), html).otherwise(text).as(Columns.TEXT));
    for (Field field : settings.fields()) {
      columns.add(field(field).as("field " + field.column()));
    }
    return columns.toArray(new Column[0]);
  }

  private Column[] checked() {
    Column text = col(Columns.TEXT);
    Column document = code().isNull();
    List<Column> columns = new ArrayList<>();
    columns.add(col(Columns.SOURCE));
    columns.add(col(Columns.POSITION));
    columns.add(code().as(Columns.CODE));
    columns.add(detail().as(Columns.DETAIL));
    columns.add(lit(null).cast(DataTypes.BinaryType).as(Columns.EXCERPT));
    Column derived = concat_ws(":", col(Columns.SOURCE), col(Columns.POSITION));
    columns.add(
        when(document.and(col(Columns.ID).isNull()), derived)
            .otherwise(col(Columns.ID))
            .as(Columns.ID));
    columns.add(when(document, text).as(Columns.TEXT));
    columns.add(col(Columns.HTML));
    columns.add(col(Columns.LANGUAGE));
    for (Field field : settings.fields()) {
      columns.add(col("field " + field.column()).as(field.column()));
    }
    return columns.toArray(new Column[0]);
  }

  private Column isHtml(Column html) {
    return switch (settings.content()) {
      case TEXT, NONE -> lit(false);
      case HTML -> lit(true);
      case AUTO -> html.isNotNull();
    };
  }

  private Column missing() {
    Column missing = lit(false);
    if (settings.content() != Content.NONE) {
      missing = missing.or(col(Columns.TEXT).isNull());
    }
    for (Field field : settings.fields()) {
      if (field.required()) {
        missing = missing.or(col("field " + field.column()).isNull());
      }
    }
    return missing;
  }

  private Column empty() {
    Column blank = trim(col(Columns.TEXT)).equalTo("");
    return settings.content() == Content.NONE ? lit(false) : blank;
  }

  private Column code() {
    return when(missing(), ErrorCode.MISSING_FIELD.name())
        .when(empty(), ErrorCode.EMPTY_TEXT.name());
  }

  private Column detail() {
    return when(missing(), "the document or a field that the job needs is missing or null")
        .when(empty(), "the document is empty");
  }

  private Column field(Field field) {
    if (field.kind() != Field.Kind.JSON) {
      return column(field.name(), field.kind().type());
    }
    if (!has(field.name())) {
      return lit(null).cast(DataTypes.StringType);
    }
    // to_json takes no bare string: wrap it in an array and cut the brackets.
    Column json = to_json(org.apache.spark.sql.functions.array(col(field.name())));
    Column bare = json.substr(lit(2), org.apache.spark.sql.functions.length(json).minus(2));
    return when(col(field.name()).isNotNull(), bare);
  }

  private Column column(String name, DataType wanted) {
    if (!has(name)) {
      return lit(null).cast(wanted);
    }
    DataType found = schema.apply(name).dataType();
    boolean number = found instanceof org.apache.spark.sql.types.IntegralType;
    boolean fits =
        wanted instanceof ArrayType
            ? found instanceof ArrayType list && list.elementType().equals(DataTypes.StringType)
            : found.equals(wanted) || (number && name.equals(Columns.ID));
    if (!fits) {
      throw new GleanerException(
          ErrorCode.WRONG_TYPE,
          "Cannot read column "
              + name
              + ": "
              + found.simpleString()
              + ". Accepted: "
              + wanted.simpleString());
    }
    return wanted instanceof ArrayType ? array_compact(col(name)) : col(name).cast(wanted);
  }

  private boolean has(String name) {
    return Arrays.asList(schema.fieldNames()).contains(name);
  }
}
