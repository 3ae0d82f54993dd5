package org.gleaner.jobs.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** The environment of a run: the Spark session, started at the first use, and progress. */
public final class JobContext implements AutoCloseable {
  /**
   * How Parquet is read and written where a row is a document of any length: few rows are held at a
   * time (Spark holds 4096), and what was gathered is looked at after each, not after a hundred.
   */
  private static final Map<String, String> LONG_ROWS =
      Map.of(
          "spark.sql.parquet.columnarReaderBatchSize", "64",
          "spark.hadoop.parquet.page.size.row.check.min", "1",
          "spark.hadoop.parquet.block.size.row.check.min", "1");

  private final String master;
  private final boolean verbose;
  private final PrintStream err;
  private final long begin = System.nanoTime();
  private final List<Stage> stages = new ArrayList<>();
  private final Heartbeats heartbeats = new Heartbeats();
  private SparkSession spark;
  private boolean owned;

  public JobContext(String master, boolean verbose, PrintStream err) {
    this.master = master;
    this.verbose = verbose;
    this.err = err;
  }

  /** The session: the one this JVM has already, else a new one that ends with the run. */
  public synchronized SparkSession spark() {
    if (spark == null) {
      owned = SparkSession.getDefaultSession().isEmpty();
      spark = SparkSession.builder().config(configuration()).getOrCreate();
      spark.sparkContext().addSparkListener(heartbeats);
      spark.sparkContext().setLogLevel(verbose ? "INFO" : "WARN");
    }
    return spark;
  }

  /** For a part of the run, on the same session, with long steps and counters of its own. */
  public JobContext part() {
    JobContext part = new JobContext(master, verbose, err);
    part.spark = spark();
    part.spark.sparkContext().addSparkListener(part.heartbeats);
    return part;
  }

  private SparkConf configuration() {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", master);
    conf.setIfMissing("spark.app.name", "gleaner");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    LONG_ROWS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.executor.heartbeatInterval", "1s");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.sql.shuffle.partitions", "16");
    }
    return conf;
  }

  /** Tasks that run at the same time. */
  public int parallelism() {
    return spark().sparkContext().defaultParallelism();
  }

  /** Writes a line for the reader at the terminal. */
  public void say(String line) {
    err.println(line);
  }

  /**
   * Does a long step and shows how it goes on.
   *
   * @param done rows done so far; read from another thread
   * @param total rows to do, 0 while that is unknown
   */
  public <T> T step(String name, LongSupplier done, LongSupplier total, Supplier<T> work) {
    Progress progress = new Progress(name, done, total, err);
    long start = System.nanoTime();
    try {
      T result = work.get();
      stages.add(new Stage(name, done.getAsLong(), (System.nanoTime() - start) / 1e9));
      return result;
    } finally {
      progress.close();
    }
  }

  /**
   * Does a long step whose tasks count the rows that are done.
   *
   * @param total rows to do, 0 while that is unknown
   */
  public <T> T counted(String name, LongSupplier total, Function<LongAccumulator, T> work) {
    LongAccumulator done = counter(name);
    return step(name, done(done), total, () -> work.apply(done));
  }

  /** The long steps so far. */
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  /**
   * A long step that is done.
   *
   * @param name what was done
   * @param rows to how many rows
   * @param seconds how long it took
   */
  public record Stage(String name, long rows, double seconds) {}

  /** What tasks have added to a counter, those that still run included. */
  public LongSupplier done(LongAccumulator counter) {
    return () -> heartbeats.value(counter);
  }

  /**
   * A counter that tasks add to; for progress only, since a task that is tried again counts twice.
   */
  public LongAccumulator counter(String name) {
    return spark().sparkContext().longAccumulator(name);
  }

  /** Since the run began. */
  public double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    if (spark != null) {
      spark.sparkContext().removeSparkListener(heartbeats);
    }
    if (owned) {
      spark.stop();
    }
  }
}
