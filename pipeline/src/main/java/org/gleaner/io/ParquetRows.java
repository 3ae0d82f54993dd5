package org.gleaner.io;

import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;

/** Parquet files as rows of {@link Columns#lines}. */
final class ParquetRows {
  private static final UserDefinedFunction BLANK = udf(blank(), DataTypes.BooleanType);
  private static final UserDefinedFunction PATH = udf(path(), DataTypes.StringType);

  private final SparkSession spark;
  private final ReadSettings settings;
  private final ParquetFiles.Part part;

  private ParquetRows(SparkSession spark, ReadSettings settings, ParquetFiles.Part part) {
    this.spark = spark;
    this.settings = settings;
    this.part = part;
  }

  private static UDF1<String, Boolean> blank() {
    return text -> text != null && text.isBlank();
  }

  private static UDF1<String, String> path() {
    return path -> new Path(URI.create(path)).toString();
  }

  static Dataset<Row> read(SparkSession spark, List<String> paths, ReadSettings settings) {
    ParquetFiles.Found found = ParquetFiles.find(spark, paths, asked(settings));
    Dataset<Row> all = found.damaged().isEmpty() ? null : damaged(spark, found.damaged(), settings);
    for (ParquetFiles.Part part : found.parts()) {
      ParquetRows columns = new ParquetRows(spark, settings, part);
      Dataset<Row> rows = part.rows(spark).select(columns.named()).select(columns.checked());
      all = all == null ? rows : all.union(rows);
    }
    return all;
  }

  /** The columns of the files that are read. */
  private static List<String> asked(ReadSettings settings) {
    return settings.recordField() >= 0 ? ParquetFiles.ALL : names(settings);
  }

  /** The columns that are looked at. */
  private static List<String> names(ReadSettings settings) {
    Set<String> names = new LinkedHashSet<>(List.of(Columns.ID, Columns.LANGUAGE));
    switch (settings.content()) {
      case AUTO -> names.addAll(List.of(Columns.TEXT, Columns.HTML));
      case TEXT -> names.add(Columns.TEXT);
      case HTML -> names.add(Columns.HTML);
      case NONE -> {}
    }
    settings.fields().forEach(field -> names.add(field.name()));
    return new ArrayList<>(names);
  }

  /** A quarantine row for each file. */
  private static Dataset<Row> damaged(
      SparkSession spark, List<String> paths, ReadSettings settings) {
    StructType schema = Columns.lines(settings.fields());
    List<Row> rows = new ArrayList<>();
    for (String path : paths) {
      Object[] cells = new Object[schema.size()];
      cells[schema.fieldIndex(Columns.SOURCE)] = path;
      cells[schema.fieldIndex(Columns.POSITION)] = 0L;
      cells[schema.fieldIndex(Columns.CODE)] = ErrorCode.TRUNCATED_INPUT.name();
      cells[schema.fieldIndex(Columns.DETAIL)] = "the Parquet file is damaged or of a newer format";
      cells[schema.fieldIndex(Columns.HTML)] = false;
      rows.add(RowFactory.create(cells));
    }
    return spark.createDataFrame(rows, schema);
  }

  private Column[] named() {
    List<Column> columns = new ArrayList<>();
    Column source = PATH.apply(col(ParquetFiles.PATH));
    columns.add(source.as(Columns.SOURCE));
    columns.add(col(ParquetFiles.ROW).as(Columns.POSITION));
    Column id = column(Columns.ID, DataTypes.StringType);
    columns.add(orOfFolder(when(not(BLANK.apply(id)), id), Columns.ID, source).as(Columns.ID));
    Column language = column(Columns.LANGUAGE, DataTypes.StringType);
    columns.add(orOfFolder(language, Columns.LANGUAGE, source).as(Columns.LANGUAGE));
    Column text = column(Columns.TEXT, DataTypes.StringType);
    Column html = column(Columns.HTML, DataTypes.StringType);
    columns.add(isHtml(html, text).as(Columns.HTML));
    columns.add(when(isHtml(html, text), html).otherwise(text).as(Columns.TEXT));
    for (Field field : settings.fields()) {
      Column value =
          switch (field.kind()) {
            case RECORD -> record(source);
            case TEXTS -> field(field);
            case TEXT, JSON -> orOfFolder(field(field), field, source);
          };
      columns.add(value.as("field " + field.column()));
    }
    return columns.toArray(new Column[0]);
  }

  private static Column orOfFolder(Column own, String name, Column source) {
    return orOfFolder(own, Field.optional(name, Field.Kind.TEXT), source);
  }

  /** The column, or where it is null what the names of the file's folders give. */
  private static Column orOfFolder(Column own, Field field, Column source) {
    UDF1<String, String> folder =
        path -> (String) field.ofFolder(FolderColumns.of(path).get(field.name()));
    return coalesce(own, udf(folder, DataTypes.StringType).apply(source));
  }

  /** All columns that Spark can read, those of the folders too. */
  private Column record(Column source) {
    List<Column> all = new ArrayList<>();
    for (StructField column : part.schema().fields()) {
      if (!column.dataType().equals(DataTypes.NullType)) {
        all.add(col("`" + column.name().replace("`", "``") + "`"));
      }
    }
    Column own = all.isEmpty() ? lit("{}") : to_json(struct(all.toArray(new Column[0])));
    UDF2<String, String, String> added =
        (json, path) -> FolderColumns.added(json, FolderColumns.of(path));
    return udf(added, DataTypes.StringType).apply(own, source);
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

  private Column isHtml(Column html, Column text) {
    return switch (settings.content()) {
      case TEXT, NONE -> lit(false);
      case HTML -> lit(true);
      case AUTO -> html.isNotNull().and(text.isNull().or(not(BLANK.apply(html))));
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
    Column blank = BLANK.apply(col(Columns.TEXT));
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
    DataType found = part.schema().apply(field.name()).dataType();
    if (found.equals(DataTypes.NullType)) {
      throw part.wrongType(field.name(), found, DataTypes.StringType.simpleString());
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
    DataType found = part.schema().apply(name).dataType();
    boolean fits =
        wanted instanceof ArrayType
            ? found instanceof ArrayType list && list.elementType().equals(DataTypes.StringType)
            : found.equals(wanted) || (name.equals(Columns.ID) && isWhole(found));
    if (!fits && part.isNull(spark, name)) {
      return lit(null).cast(wanted);
    }
    if (!fits) {
      throw part.wrongType(name, found, wanted.simpleString());
    }
    return wanted instanceof ArrayType ? array_compact(col(name)) : col(name).cast(wanted);
  }

  /** Whether a type holds whole numbers; unsigned ones are decimals for Spark. */
  private static boolean isWhole(DataType type) {
    return type instanceof IntegralType || (type instanceof DecimalType t && t.scale() == 0);
  }

  private boolean has(String name) {
    return part.has(name) && names(settings).contains(name);
  }
}
