package org.gleaner.jobs.run;

/**
 * An option of the command line. Its name without the dashes is the name of the setting; {@code
 * conf/gleaner.properties} may hold a default for it as {@code job.name}, or as {@code name} for
 * all jobs.
 *
 * @param name lower case with hyphens, without the dashes
 * @param label what stands for the value in the help; null if the option takes none
 * @param description what it does, for the help
 * @param repeated whether it may be given more than once
 */
public record JobOption(String name, String label, String description, boolean repeated) {

  /** An option with a value. */
  public static JobOption value(String name, String label, String description) {
    return new JobOption(name, label, description, false);
  }

  /** An option that may be given more than once. */
  public static JobOption values(String name, String label, String description) {
    return new JobOption(name, label, description, true);
  }

  /** An option without a value. */
  public static JobOption flag(String name, String description) {
    return new JobOption(name, null, description, false);
  }
}
