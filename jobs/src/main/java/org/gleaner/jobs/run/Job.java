package org.gleaner.jobs.run;

import java.util.List;

/**
 * A kind of run: typed settings in, a summary out. To add one, write a class and give it a line in
 * {@code Jobs}; it then has its subcommand, its help and the tests that run over the catalogue.
 */
public interface Job {
  /** One line for the list of jobs. */
  String summary();

  /** What it reads, does and writes, in a few lines, and how to begin. */
  String manual();

  /** Command lines that work, without the program's name. */
  List<String> examples();

  /** Its options; those in {@link CommonOptions#ALL} come on top. */
  List<JobOption> options();

  /**
   * Reads the settings and looks whether the run can begin, before Spark starts. Problems are
   * collected in {@code settings}; only if there are none will the result run.
   *
   * @throws org.gleaner.GleanerException if an input or a model cannot be used
   */
  Run prepare(Settings settings);

  /** A run whose settings are right. */
  interface Run {
    /** Does the work. */
    Summary run(JobContext context);
  }
}
