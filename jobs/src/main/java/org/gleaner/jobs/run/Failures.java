package org.gleaner.jobs.run;

import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** The reason why a run failed, in one line. */
public final class Failures {
  private Failures() {}

  /**
   * The message of Gleaner's own exception if there is one among the causes, else of the first
   * cause. The message of a file system is added.
   */
  public static String message(Throwable failure) {
    Throwable cause = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof GleanerException known) {
        return known.getMessage() + reason(known) + " [" + known.code() + "]";
      }
      cause = at;
    }
    return "Cannot finish: " + named(cause);
  }

  /** Why a file system refused; other causes may quote a document. */
  private static String reason(GleanerException failure) {
    return failure.code() == ErrorCode.IO_FAILED && failure.getCause() != null
        ? " (" + named(failure.getCause()) + ")"
        : "";
  }

  private static String named(Throwable cause) {
    String message = cause.getMessage();
    String first = message == null ? "" : message.strip().lines().findFirst().orElse("");
    return cause.getClass().getSimpleName() + (first.isEmpty() ? "" : ": " + first);
  }
}
