package org.gleaner.jobs.run;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.InputFile;
import org.gleaner.io.InputFiles;
import org.gleaner.io.InputFormat;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;

/**
 * Looks at Spark's version, at inputs and at outputs before Spark starts, so that a mistake costs
 * no time.
 */
public final class Preflight {
  private static final String SPARK = "3.5";
  private static final String SCALA = "2.12";

  private Preflight() {}

  /**
   * Looks at what this was submitted to.
   *
   * @throws GleanerException {@code ENVIRONMENT} if Gleaner is not built for that Spark
   */
  public static void requireSpark() {
    requireSpark(
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        scala.util.Properties$.MODULE$.versionNumberString());
  }

  public static void requireSpark(String spark, String scala) {
    if (!spark.startsWith(SPARK + ".") || !scala.startsWith(SCALA + ".")) {
      throw new GleanerException(
          ErrorCode.ENVIRONMENT,
          String.format(
              "Cannot run on Spark %s with Scala %s. Submit to a Spark %s with Scala %s",
              spark, scala, SPARK, SCALA));
    }
  }

  /** The Hadoop settings that Spark will have. */
  public static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * Lists an input; null is none.
   *
   * @throws GleanerException {@code INPUT_NOT_FOUND} if there is nothing to read
   */
  public static void inputs(Settings settings, ReadSettings read) {
    if (read == null) {
      return;
    }
    for (InputFile file : InputFiles.list(configuration(), read.inputs()).files()) {
      if (file.format() == InputFormat.TAB_SEPARATED && read.columns().isEmpty()) {
        settings.reject(
            "Cannot read " + file.path() + " without --columns, for example label,_,text");
        return;
      }
    }
  }

  /**
   * Looks whether an output may be written.
   *
   * @throws GleanerException {@code OUTPUT_EXISTS} if it may not be replaced
   */
  public static void output(Settings settings, OutputCheck check) {
    settings.check(() -> check.run(configuration()));
  }
}
