package org.gleaner.jobs;

import org.gleaner.GleanerException;

/** Says in one line why a run failed. */
final class Failures {
  private Failures() {}

  /**
   * The message of Gleaner's own exception if there is one among the causes, else of the first
   * cause.
   */
  static String message(Throwable failure) {
    Throwable cause = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof GleanerException known) {
        return known.getMessage() + " [" + known.code() + "]";
      }
      cause = at;
    }
    String message = cause.getMessage();
    String first = message == null ? "" : message.strip().lines().findFirst().orElse("");
    return "Cannot finish: "
        + cause.getClass().getSimpleName()
        + (first.isEmpty() ? "" : ": " + first);
  }
}
