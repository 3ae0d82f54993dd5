package org.gleaner;

/**
 * A failure of data, model or environment. A wrong argument is an {@link IllegalArgumentException}
 * instead. The message reads "Cannot &lt;verb&gt; &lt;thing&gt;: &lt;value&gt;" and then states
 * what is accepted or what to do.
 */
public final class GleanerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String SEPARATOR = ": ";

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

  /**
   * The same failure with its place before the value: {@code Cannot read model: PLACE: VALUE}.
   *
   * @param place the folder or file that the caller knows
   * @return has this exception as its cause
   */
  public GleanerException at(String place) {
    String message = getMessage();
    int separator = message.indexOf(SEPARATOR);
    int value = separator < 0 ? message.length() : separator + SEPARATOR.length();
    String head = separator < 0 ? message + SEPARATOR : message.substring(0, value);
    String tail = separator < 0 ? "" : SEPARATOR + message.substring(value);
    return new GleanerException(code, head + place + tail, this);
  }

  /** The stable name of what went wrong. */
  public ErrorCode code() {
    return code;
  }
}
