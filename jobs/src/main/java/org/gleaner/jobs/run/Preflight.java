package org.gleaner.jobs.run;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.InputFile;
import org.gleaner.io.InputFiles;
import org.gleaner.io.InputFormat;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;

/**
 * Checks Spark's version, inputs and outputs before Spark starts, so that a mistake costs no time.
 */
public final class Preflight {
  private static final String SPARK = "3.5";
  private static final String SCALA = "2.12";

  private Preflight() {}

  /**
   * Checks the version of the Spark that runs this.
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
              Locale.ROOT,
              "Cannot run on Spark %s with Scala %s. Submit to a Spark %s with Scala %s",
              spark,
              scala,
              SPARK,
              SCALA));
    }
  }

  /** The Hadoop settings that Spark will have. */
  public static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * Checks what a run reads and writes, if its settings are right.
   *
   * @param read what is read, none where the settings are wrong
   * @param output what is written
   * @param run the run, asked for last
   * @return the run, or {@link Job.Run#REFUSED}
   */
  public static Job.Run ready(
      Problems problems,
      Supplier<List<ReadSettings>> read,
      Supplier<OutputCheck> output,
      Supplier<Job.Run> run) {
    if (problems.isSound()) {
      read.get().forEach(settings -> inputs(problems, settings));
      output(problems, output.get());
    }
    return problems.isSound() ? run.get() : Job.Run.REFUSED;
  }

  private static void inputs(Problems problems, ReadSettings read) {
    for (InputFile file : InputFiles.list(configuration(), read.inputs()).files()) {
      if (file.format() == InputFormat.TAB_SEPARATED && read.columns().isEmpty()) {
        problems.reject(
            "Cannot read " + file.path() + " without --columns, for example label,_,text");
        return;
      }
    }
  }

  private static void output(Problems problems, OutputCheck check) {
    if (check != null) {
      problems.check(() -> check.run(configuration()));
    }
  }
}
