package org.gleaner.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import scala.Tuple2;

/**
 * Parquet files whose columns differ: each is read with its own columns, and of those only the ones
 * that are asked for, so that a type that Spark does not know stands in nobody's way elsewhere.
 */
public final class ParquetFiles {
  /** The column of the file's path, as a URI. */
  static final String PATH = "__path__";

  /** The column of the number of the row in its file. */
  static final String ROW = "__row__";

  /** In place of names: all columns that files have. */
  static final List<String> ALL = List.of("*");

  /** Stands in for a schema without columns, of which Spark reads no rows. */
  private static final String NOTHING = "__nothing__";

  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";
  private static final int MOST_TASKS = 1_000;

  private ParquetFiles() {}

  /**
   * Rows of files that have the same columns.
   *
   * @param schema the columns asked for that the files have; of type {@code void} if Spark cannot
   *     read it
   * @param paths the files
   */
  public record Part(StructType schema, List<String> paths) {

    /** Whether the files have a column. */
    public boolean has(String column) {
      return schema.getFieldIndex(column).isDefined();
    }

    /** Reports a column of a type that is not accepted. */
    public GleanerException wrongType(String column, DataType found, String accepted) {
      return new GleanerException(
          ErrorCode.WRONG_TYPE,
          "Cannot read column "
              + column
              + ": "
              + found.simpleString()
              + " in "
              + paths.get(0)
              + ". Accepted: "
              + accepted);
    }

    /** Whether a column has nothing but nulls; of which type it is, is then left open. */
    public boolean isNull(SparkSession spark, String column) {
      return !schema.apply(column).dataType().equals(DataTypes.NullType)
          && rows(spark).filter(functions.col(column).isNotNull()).isEmpty();
    }

    /** The rows, with {@link #PATH} and {@link #ROW}. */
    public Dataset<Row> rows(SparkSession spark) {
      StructType readable = new StructType().add(NOTHING, DataTypes.StringType);
      for (StructField field : schema.fields()) {
        readable = field.dataType().equals(DataTypes.NullType) ? readable : readable.add(field);
      }
      return pieces(spark, readable, paths).stream()
          .map(
              piece ->
                  piece.select(
                      functions.col("*"),
                      functions.col("_metadata.file_path").as(PATH),
                      functions.col("_metadata.row_index").as(ROW)))
          .reduce(Dataset::union)
          .orElseThrow();
    }
  }

  /** The rows of files or folders of these very names, whose schema is known. */
  public static Dataset<Row> exactly(SparkSession spark, StructType schema, String... paths) {
    return pieces(spark, schema, List.of(paths)).stream().reduce(Dataset::union).orElseThrow();
  }

  /**
   * The rows in pieces. Spark takes names with brackets for globs, which may be escaped unless a
   * colon is in them too; such are read one by one.
   */
  private static List<Dataset<Row>> pieces(
      SparkSession spark, StructType schema, List<String> paths) {
    List<String> globs = new ArrayList<>();
    List<Dataset<Row>> pieces = new ArrayList<>();
    for (String path : paths) {
      Path name = FilePaths.of(path);
      String exact = FilePaths.exactly(name).toString();
      if (exact.equals(name.toString()) || name.toUri().getPath().indexOf(':') < 0) {
        globs.add(exact);
      } else {
        pieces.add(spark.read().option("__globPaths__", "false").schema(schema).parquet(path));
      }
    }
    if (!globs.isEmpty()) {
      pieces.add(spark.read().schema(schema).parquet(globs.toArray(new String[0])));
    }
    return pieces;
  }

  /** Files that have the same columns together, and those that are damaged. */
  static final class Found {
    private final List<Part> parts = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();

    /** Files that have the same columns together. */
    List<Part> parts() {
      return parts;
    }

    /** Files that are not whole Parquet files, or of a format that is not known yet. */
    List<String> damaged() {
      return damaged;
    }
  }

  /**
   * The files by their columns.
   *
   * @throws org.gleaner.GleanerException {@code TRUNCATED_INPUT} if one is damaged
   */
  public static List<Part> parts(
      SparkSession spark, List<String> paths, Collection<String> columns) {
    Found found = find(spark, paths, columns);
    if (!found.damaged.isEmpty()) {
      throw new org.gleaner.GleanerException(
          org.gleaner.ErrorCode.TRUNCATED_INPUT,
          "Cannot read Parquet file: " + found.damaged.get(0) + " is damaged");
    }
    return found.parts;
  }

  /** The files by their columns, and the damaged ones. */
  static Found find(SparkSession spark, List<String> paths, Collection<String> columns) {
    List<String> wanted = new ArrayList<>(columns);
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<Tuple2<String, String>> schemas =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(new ArrayList<>(paths), Math.min(paths.size(), MOST_TASKS))
            .map(path -> new Tuple2<>(schema(path, wanted, configuration.value()), path))
            .collect();
    Map<String, List<String>> bySchema = new TreeMap<>();
    schemas.forEach(
        file -> bySchema.computeIfAbsent(file._1(), schema -> new ArrayList<>()).add(file._2()));
    Found found = new Found();
    bySchema.forEach(
        (schema, files) -> {
          if (schema.isEmpty()) {
            found.damaged.addAll(files);
          } else {
            found.parts.add(new Part((StructType) DataType.fromJson(schema), files));
          }
        });
    return found;
  }

  /** The wanted columns of a file as JSON; empty if it is damaged. */
  private static String schema(String path, List<String> wanted, Configuration configuration) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(FilePaths.of(path), configuration))) {
      return new Footer(reader.getFooter()).schema(wanted).json();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read input: " + path, e);
    } catch (RuntimeException e) {
      // What Parquet throws for other files.
      return "";
    }
  }

  /** The description at the end of a file. */
  private record Footer(ParquetMetadata metadata) {

    StructType schema(List<String> wanted) {
      MessageType message = metadata.getFileMetaData().getSchema();
      String noted = metadata.getFileMetaData().getKeyValueMetaData().get(SPARK_SCHEMA);
      StructType ofSpark = noted == null ? new StructType() : (StructType) DataType.fromJson(noted);
      StructType schema = new StructType();
      List<String> names =
          wanted.equals(ALL) ? message.getFields().stream().map(Type::getName).toList() : wanted;
      for (String name : names) {
        if (message.containsField(name)) {
          schema =
              ofSpark.getFieldIndex(name).isDefined()
                  ? schema.add(name, ofSpark.apply(name).dataType())
                  : schema.add(name, type(message.getType(name)));
        }
      }
      return schema;
    }

    private static DataType type(Type column) {
      try {
        return new ParquetToSparkSchemaConverter(true, true, true, true, true)
            .convert(new MessageType("one", column))
            .fields()[0]
            .dataType();
      } catch (Exception e) {
        // Spark's exception for a type that it does not know is not declared.
        return DataTypes.NullType;
      }
    }
  }
}
