package org.gleaner.jobs;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.gleaner.io.InputFile;
import org.gleaner.io.InputFiles;
import org.gleaner.io.InputFormat;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;

/** Looks at inputs and outputs before Spark starts, so that a typing error costs no time. */
final class Preflight {
  private Preflight() {}

  /** The Hadoop settings that Spark will have. */
  static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /**
   * Lists an input; null is none.
   *
   * @throws org.gleaner.GleanerException {@code INPUT_NOT_FOUND} if there is nothing to read
   */
  static void inputs(Settings settings, ReadSettings read) {
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
   * @throws org.gleaner.GleanerException {@code OUTPUT_EXISTS} if it may not be replaced
   */
  static void output(Settings settings, OutputCheck check) {
    settings.check(() -> check.run(configuration()));
  }
}
