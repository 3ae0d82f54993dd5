package org.gleaner.jobs.predict;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.jobs.run.JobContext;

/** What a kind of model gives for the lines of an input. */
interface Prediction {
  /** The names of the columns that it gives, in the order in which they are written. */
  List<String> columns();

  /** The column whose values the report counts; null for none. */
  String counted();

  /** What the model is and where it comes from, for the report. */
  Map<String, Object> provenance();

  /**
   * The lines with the columns of {@link org.gleaner.jobs.input.QuarantinedLines#SCHEMA}; those
   * without a code have the predictions.
   *
   * @param path of a folder that is not there, for rows that are read more than once
   */
  Dataset<Row> lines(JobContext context, String path);
}
