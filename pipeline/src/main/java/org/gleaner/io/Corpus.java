package org.gleaner.io;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** An input, read lazily: every line is a document or a quarantine row, and none is both. */
public final class Corpus {
  /** Bytes of an input below which no further partition is made. */
  private static final long TASK_BYTES = 1 << 10;

  private static final long LEAST_TASKS = 64;

  private final Dataset<Row> lines;
  private final InputFiles files;

  private Corpus(Dataset<Row> lines, InputFiles files) {
    this.lines = lines;
    this.files = files;
  }

  /**
   * Lists the input and prepares to read it.
   *
   * @throws org.gleaner.GleanerException {@code INPUT_NOT_FOUND} if there is nothing to read
   * @throws IllegalArgumentException if there are {@code .tsv} files and no columns are named
   */
  public static Corpus read(SparkSession spark, ReadSettings settings) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    InputFiles files = InputFiles.list(configuration, settings.inputs());
    List<InputFile> byLine = new ArrayList<>();
    List<String> parquet = new ArrayList<>();
    for (InputFile file : files.files()) {
      if (file.format() == InputFormat.PARQUET) {
        parquet.add(file.path());
      } else {
        byLine.add(file);
      }
      requireColumns(file, settings);
    }
    Dataset<Row> lines = textLines(spark, settings, byLine);
    if (!parquet.isEmpty()) {
      Dataset<Row> rows = ParquetRows.read(spark, parquet, settings);
      lines = byLine.isEmpty() ? rows : lines.union(rows);
    }
    return new Corpus(lines, files);
  }

  private static void requireColumns(InputFile file, ReadSettings settings) {
    if (file.format() == InputFormat.TAB_SEPARATED && settings.columns().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read tab-separated file: "
              + file.path()
              + ". Name its columns, for example --columns label,_,text");
    }
  }

  private static Dataset<Row> textLines(
      SparkSession spark, ReadSettings settings, List<InputFile> files) {
    List<FileSplit> splits = FileSplit.of(files, settings);
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    long bytes = files.stream().mapToLong(InputFile::bytes).sum();
    int wanted = spark.sparkContext().defaultParallelism() + (int) (bytes / settings.splitBytes());
    int partitions = Math.max(1, Math.min(splits.size(), wanted));
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(splits, partitions)
            .mapPartitions(part -> new Lines(part, settings, configuration.value()));
    return spark.createDataFrame(rows, Columns.lines(settings.fields()));
  }

  /**
   * Documents and quarantine rows together: the columns of both; {@code code} is null for a
   * document.
   */
  public Dataset<Row> lines() {
    return lines;
  }

  /**
   * The lines in at least {@code partitions} partitions, but in no more than the input has work
   * for; a compressed file alone is one partition. Which line goes where depends on the line only.
   */
  public Dataset<Row> lines(int partitions) {
    int wanted = (int) Math.min(partitions, Math.max(LEAST_TASKS, files.bytes() / TASK_BYTES));
    return lines.rdd().getNumPartitions() >= wanted
        ? lines
        : lines.repartition(wanted, col(Columns.SOURCE), col(Columns.POSITION));
  }

  /** The documents, with the fields asked for. */
  public Dataset<Row> documents() {
    return lines
        .filter(col(Columns.CODE).isNull())
        .drop(Columns.CODE, Columns.DETAIL, Columns.EXCERPT);
  }

  /** The lines that are not documents. */
  public Dataset<Row> quarantine() {
    return quarantine(lines);
  }

  /** The quarantine rows among rows that have its columns. */
  public static Dataset<Row> quarantine(Dataset<Row> rows) {
    Column[] columns = Columns.QUARANTINE.stream().map(functions::col).toArray(Column[]::new);
    return rows.filter(col(Columns.CODE).isNotNull()).select(columns);
  }

  /** What is read. */
  public InputFiles files() {
    return files;
  }

  /** The lines of several splits, one after the other, one file open at a time. */
  private static final class Lines implements Iterator<Row> {
    private final Iterator<FileSplit> splits;
    private final ReadSettings settings;
    private final Configuration configuration;
    private SplitReader current;

    Lines(Iterator<FileSplit> splits, ReadSettings settings, Configuration configuration) {
      this.splits = splits;
      this.settings = settings;
      this.configuration = configuration;
      TaskCompletionListener close = context -> closeCurrent();
      TaskContext.get().addTaskCompletionListener(close);
    }

    private void closeCurrent() {
      if (current != null) {
        current.close();
      }
    }

    @Override
    public boolean hasNext() {
      while ((current == null || !current.hasNext()) && splits.hasNext()) {
        current = new SplitReader(splits.next(), settings, configuration);
      }
      return current != null && current.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      return current.next();
    }
  }
}
