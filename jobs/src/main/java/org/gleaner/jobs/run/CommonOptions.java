package org.gleaner.jobs.run;

import picocli.CommandLine.Option;

/** The options of every job. */
public final class CommonOptions {
  @Option(names = "--master")
  private String master;

  @Option(names = "--verbose")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = Integer.MIN_VALUE)
  boolean help;

  /** Where Spark runs. */
  public String master() {
    return master;
  }

  /** Whether to log more. */
  public boolean verbose() {
    return verbose;
  }
}
