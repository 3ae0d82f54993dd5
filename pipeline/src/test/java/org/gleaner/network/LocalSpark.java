package org.gleaner.network;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** The Spark context that all tests of a JVM share; it is never stopped. */
final class LocalSpark {
  private LocalSpark() {}

  static JavaSparkContext context() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("tests")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1");
    return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf));
  }
}
