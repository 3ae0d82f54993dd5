package org.gleaner.jobs.input;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of work on a document: a value, or the reason why there is none. One bad document
 * never fails a job, so whatever a job does to a single document goes through {@link #of}.
 */
public final class Outcome<T> {
  private final T value;
  private final FailedDocument failed;

  private Outcome(T value, FailedDocument failed) {
    this.value = value;
    this.failed = failed;
  }

  /**
   * Works on a document. Whatever exception its work ends with, a stack that overflows on deeply
   * nested markup included, becomes a {@link FailedDocument}.
   *
   * @param text of the document, for the excerpt
   */
  public static <T> Outcome<T> of(String text, Supplier<T> work) {
    try {
      return new Outcome<>(work.get(), null);
    } catch (RuntimeException | StackOverflowError e) {
      return failed(FailedDocument.of(e, text));
    }
  }

  /** A value. */
  public static <T> Outcome<T> done(T value) {
    return new Outcome<>(value, null);
  }

  /** No value. */
  public static <T> Outcome<T> failed(FailedDocument failed) {
    return new Outcome<>(null, failed);
  }

  /**
   * Works on with the value, if there is one.
   *
   * @param text of the document, for the excerpt
   */
  public <R> Outcome<R> then(Supplier<String> text, Function<T, R> work) {
    Outcome<R> next = isDone() ? of("", () -> work.apply(value)) : failed(failed);
    return next.isDone() ? next : failed(next.failed.ofText(text.get()));
  }

  /** Whether there is a value. */
  public boolean isDone() {
    return failed == null;
  }

  /** The value; null if it failed. */
  public T value() {
    return value;
  }

  /** Why it failed; null if it did not. */
  public FailedDocument failed() {
    return failed;
  }
}
