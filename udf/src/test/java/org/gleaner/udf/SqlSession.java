package org.gleaner.udf;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One session with the functions for all tests of a JVM. */
final class SqlSession {
  private static SparkSession session;
  private static String serializerName;

  private SqlSession() {}

  static synchronized SparkSession get() {
    if (session == null) {
      SparkSession.Builder builder =
          SparkSession.builder()
              .master("local[2]")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.extensions", GleanerExtensions.class.getName());
      if (serializerName != null) {
        builder.config("spark.serializer", serializerName);
      }
      session = builder.getOrCreate();
      session.sparkContext().setLogLevel("OFF");
    }
    return session;
  }

  /** Ends the session; the next one has that serialiser, or Spark's default for null. */
  static synchronized void restart(String serializer) {
    get().stop();
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
    session = null;
    serializerName = serializer;
  }

  static List<Row> rows(String query) {
    return get().sql(query).collectAsList();
  }

  /** The only cell. */
  static Object value(String expression) {
    return get().sql("SELECT " + expression).first().get(0);
  }
}
