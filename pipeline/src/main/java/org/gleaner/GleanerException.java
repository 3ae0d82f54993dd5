package org.gleaner;

/**
 * A failure of data, model or environment. A wrong argument is an {@link IllegalArgumentException}
 * instead. The message reads "Cannot &lt;verb&gt; &lt;thing&gt;: &lt;value&gt;" and then says what
 * is accepted or what to do.
 */
public final class GleanerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** A failure of the given kind. */
  public GleanerException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** A failure of the given kind that another exception caused. */
  public GleanerException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable name of what went wrong. */
  public ErrorCode code() {
    return code;
  }
}
