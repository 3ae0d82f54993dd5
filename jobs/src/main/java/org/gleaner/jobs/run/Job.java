package org.gleaner.jobs.run;

/**
 * The command of a job: a class whose fields are its options, by picocli's annotations. To add one,
 * write such a class, put its manual beside it ({@code NAME.txt} among the resources), and give it
 * a line in {@code Jobs}; it then has its help, its page in {@code docs/jobs.md} and the tests that
 * run over the catalogue. One object reads one command line.
 */
public interface Job {
  /**
   * Checks the options and whether the run can begin, before Spark starts.
   *
   * @param problems takes what is wrong; the limits of annotations are checked already
   * @return the run, or {@link Run#REFUSED} if there are problems
   * @throws org.gleaner.GleanerException if an input or a model cannot be used
   */
  Run prepare(Problems problems);

  /** A run whose settings are right. */
  interface Run {
    /** Stands for a run whose settings are wrong; it never runs. */
    Run REFUSED =
        context -> {
          throw new IllegalStateException("Cannot run a job whose settings are wrong");
        };

    /** Does the work. */
    Summary run(JobContext context);
  }
}
