package org.gleaner.vector;

import org.apache.spark.sql.SparkSession;

/** The one local Spark of the tests of a Java machine. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession session() {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
