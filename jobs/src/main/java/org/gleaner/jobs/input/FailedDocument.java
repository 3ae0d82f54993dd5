package org.gleaner.jobs.input;

import java.nio.charset.StandardCharsets;
import org.gleaner.ErrorCode;

/**
 * A document that could not be processed.
 *
 * @param code the kind
 * @param detail what failed and where, without text of the document
 * @param begin of the document
 */
public record FailedDocument(ErrorCode code, String detail, String begin) {
  private static final int EXCERPT_CHARS = 1000;

  public static FailedDocument of(Throwable failure, String text) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place =
        trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
    String detail = failure.getClass().getSimpleName() + place;
    return new FailedDocument(ErrorCode.DOCUMENT_FAILED, detail, Excerpt.of(text, EXCERPT_CHARS));
  }

  public static FailedDocument empty(String text) {
    return new FailedDocument(
        ErrorCode.EMPTY_TEXT, "the document has no visible text", Excerpt.of(text, EXCERPT_CHARS));
  }

  /** A line without the fields that it needs. */
  static FailedDocument missing(String fields, String text) {
    return new FailedDocument(
        ErrorCode.MISSING_FIELD, "the line has no " + fields, Excerpt.of(text, EXCERPT_CHARS));
  }

  /** A document that a job cannot use. */
  static FailedDocument of(ErrorCode code, String detail, String text) {
    return new FailedDocument(code, detail, Excerpt.of(text, EXCERPT_CHARS));
  }

  /** The same of another text. */
  public FailedDocument ofText(String text) {
    return new FailedDocument(code, detail, Excerpt.of(text, EXCERPT_CHARS));
  }

  /** The first bytes of the document. */
  byte[] excerpt() {
    return begin.getBytes(StandardCharsets.UTF_8);
  }
}
