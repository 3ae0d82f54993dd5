package org.gleaner;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The one local Spark of the tests of a Java machine; it ends with it. */
public final class LocalSpark {
  private static String serializerName;

  private LocalSpark() {}

  /** The session, started at the first call. */
  public static synchronized SparkSession session() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "3");
    if (serializerName != null) {
      builder.config("spark.serializer", serializerName);
    }
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }

  /**
   * Ends the session, so that the next call of {@link #session} starts one with another serialiser;
   * nothing of the former session may be used afterwards.
   *
   * @param serializer the name of Spark's class, or null for Spark's default
   */
  public static synchronized SparkSession restart(String serializer) {
    session().stop();
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
    serializerName = serializer;
    return session();
  }

  /** The context of the session. */
  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session().sparkContext());
  }
}
