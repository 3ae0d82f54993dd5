package org.gleaner.jobs.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.Columns;
import org.gleaner.io.InputFile;
import org.gleaner.io.InputFiles;
import org.gleaner.io.InputFormat;
import org.gleaner.io.ParquetFiles;
import org.gleaner.jobs.input.ClassifierInput;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Vectors that another program has written: Parquet with a column of ML vectors or of arrays of
 * numbers, and perhaps id, source, position, text and name. A vector that is null, has a number
 * that is not finite, or is not as long as most, has a code.
 */
final class GivenVectors {
  private static final List<String> TEXTS =
      List.of(Columns.ID, Columns.SOURCE, Columns.TEXT, ClassifierInput.NAME);
  private static final String SIZE = "size";

  private final SparkSession spark;
  private final String column;

  private GivenVectors(SparkSession spark, String column) {
    this.spark = spark;
    this.column = column;
  }

  /**
   * The rows of a place.
   *
   * @param location a file, folder or glob of Parquet
   * @throws GleanerException {@code MISSING_COLUMN} if the column is missing, {@code WRONG_TYPE} if
   *     a column does not hold what it should, {@code INPUT_NOT_FOUND} if there is no Parquet
   */
  static Dataset<Row> read(SparkSession spark, String location, String column) {
    List<String> paths = new ArrayList<>();
    for (InputFile file :
        InputFiles.list(spark.sparkContext().hadoopConfiguration(), List.of(location)).files()) {
      if (file.format() == InputFormat.PARQUET) {
        paths.add(file.path());
      }
    }
    if (paths.isEmpty()) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND, "Cannot read vectors: " + location + ". Accepted: .parquet");
    }
    GivenVectors given = new GivenVectors(spark, column);
    Dataset<Row> all = null;
    List<String> columns = new ArrayList<>(TEXTS);
    columns.addAll(List.of(Columns.POSITION, column));
    for (ParquetFiles.Part part : ParquetFiles.parts(spark, paths, columns)) {
      Dataset<Row> rows = given.rows(part);
      all = all == null ? rows : all.union(rows);
    }
    return checked(all, column);
  }

  private Dataset<Row> rows(ParquetFiles.Part part) {
    List<Column> columns = new ArrayList<>();
    columns.add(vector(part).as(ClusterInput.FEATURES));
    for (String name : TEXTS) {
      columns.add(text(part, name).as(name));
    }
    boolean placed =
        part.has(Columns.POSITION)
            && part.schema().apply(Columns.POSITION).dataType() instanceof NumericType;
    Column position = placed ? col(Columns.POSITION).cast(DataTypes.LongType) : lit(0L);
    columns.add(coalesce(position, lit(0L)).as(Columns.POSITION));
    return part.rows(spark).select(columns.toArray(new Column[0]));
  }

  private Column vector(ParquetFiles.Part part) {
    if (!part.has(column)) {
      throw new GleanerException(
          ErrorCode.MISSING_COLUMN, "Cannot find column: " + column + " in " + part.paths().get(0));
    }
    DataType type = part.schema().apply(column).dataType();
    if (type.equals(SQLDataTypes.VectorType())) {
      return col(column);
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      UDF1<Seq<Double>, Vector> dense = values -> values == null ? null : dense(values);
      return udf(dense, SQLDataTypes.VectorType())
          .apply(col(column).cast(DataTypes.createArrayType(DataTypes.DoubleType)));
    }
    throw part.wrongType(column, type, "vector, array<double>, array<float>");
  }

  /** The numbers of an array; a null is not a number. */
  private static Vector dense(Seq<Double> values) {
    return Vectors.dense(
        JavaConverters.seqAsJavaList(values).stream()
            .mapToDouble(value -> value == null ? Double.NaN : value)
            .toArray());
  }

  private Column text(ParquetFiles.Part part, String name) {
    if (!part.has(name)) {
      return lit(null).cast(DataTypes.StringType);
    }
    DataType type = part.schema().apply(name).dataType();
    if (!(type instanceof AtomicType) || type instanceof BinaryType) {
      throw part.wrongType(name, type, "string, or a number");
    }
    return col(name).cast(DataTypes.StringType);
  }

  private static Dataset<Row> checked(Dataset<Row> rows, String column) {
    UDF1<Vector, Integer> size = vector -> vector == null || !isFinite(vector) ? -1 : vector.size();
    Dataset<Row> sized =
        rows.withColumn(SIZE, udf(size, DataTypes.IntegerType).apply(col(ClusterInput.FEATURES)));
    List<Row> sizes =
        sized
            .filter(col(SIZE).geq(0))
            .groupBy(SIZE)
            .count()
            .orderBy(desc("count"), col(SIZE))
            .limit(1)
            .collectAsList();
    int usual = sizes.isEmpty() ? 0 : sizes.get(0).getInt(0);
    UDF1<Vector, String> problem = vector -> problem(vector, usual, column);
    Column detail = udf(problem, DataTypes.StringType).apply(col(ClusterInput.FEATURES));
    UDF1<Vector, String> code = vector -> code(vector, usual);
    return sized
        .withColumn(Columns.CODE, udf(code, DataTypes.StringType).apply(col(ClusterInput.FEATURES)))
        .withColumn(Columns.DETAIL, detail)
        .withColumn(Columns.EXCERPT, lit(null).cast(DataTypes.BinaryType))
        .drop(SIZE);
  }

  private static boolean isFinite(Vector vector) {
    double[] values =
        vector instanceof SparseVector sparse ? sparse.values() : ((DenseVector) vector).values();
    return DoubleStream.of(values).allMatch(Double::isFinite);
  }

  private static String problem(Vector vector, int usual, String column) {
    if (vector == null) {
      return "column " + column + " is null";
    }
    return vector.size() == usual
        ? isFinite(vector) ? null : "the vector has a number that is not finite"
        : "the vector has " + vector.size() + " numbers, most have " + usual;
  }

  private static String code(Vector vector, int usual) {
    String problem = problem(vector, usual, "");
    return problem == null
        ? null
        : (vector == null ? ErrorCode.MISSING_FIELD : ErrorCode.WRONG_TYPE).name();
  }
}
