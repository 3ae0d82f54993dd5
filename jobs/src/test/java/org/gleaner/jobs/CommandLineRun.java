package org.gleaner.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.SparkSession;
import org.gleaner.udf.GleanerExtensions;

/**
 * A run of the command line in this JVM with what it printed; all runs share one session.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int exit, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The session of all tests of this JVM: so few rows take less time than compiling for them. */
  static SparkSession spark() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.extensions", GleanerExtensions.class.getName())
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .getOrCreate();
  }

  /** Runs on the shared session. */
  static CommandLineRun of(String... arguments) {
    spark();
    return withoutSpark(arguments);
  }

  /** Runs what must end before Spark is needed. */
  static CommandLineRun withoutSpark(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The last line of standard output, read as JSON. */
  JsonNode summary() throws IOException {
    return JSON.readTree(out.substring(out.stripTrailing().lastIndexOf('\n') + 1));
  }
}
