package org.gleaner;

/**
 * What went wrong, as a stable name: it stands in quarantine rows, in log lines and in {@link
 * GleanerException}. A code, once released, keeps its name and meaning.
 */
public enum ErrorCode {
  /** A compressed input ends early or is damaged. */
  TRUNCATED_INPUT,
  /** Bytes that are not valid UTF-8 or, in a web page, not valid in its character set. */
  INVALID_ENCODING,
  /** A line is not one JSON object. */
  INVALID_JSON,
  /** A line has fewer columns than were named. */
  MISSING_COLUMN,
  /** A field that the job needs is absent or null. */
  MISSING_FIELD,
  /** A field has another type than the one the job needs. */
  WRONG_TYPE,
  /** The document has no text at all. */
  EMPTY_TEXT,
  /** The document is larger than the limit. */
  TOO_LARGE,
  /** The document could not be processed; the message gives the reason. */
  DOCUMENT_FAILED,
  /** A training whose loss or weights are no longer finite numbers. */
  TRAINING_DIVERGED,
  /** A model folder cannot be read: a file is missing, damaged or of another format number. */
  INVALID_MODEL,
  /** An input path does not exist or cannot be read. */
  INPUT_NOT_FOUND,
  /** An output path exists and may not be replaced. */
  OUTPUT_EXISTS,
  /** An output is being written by another run. */
  OUTPUT_IN_USE,
  /** An output is whole but not good enough to be published. */
  OUTPUT_REFUSED,
  /** Reading or writing failed in the file system. */
  IO_FAILED,
  /** The native libraries, the Spark version or the Java version do not match. */
  ENVIRONMENT
}
