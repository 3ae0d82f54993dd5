package org.gleaner.text.term;

/** Takes the terms of a text one by one. */
@FunctionalInterface
public interface TermSink {
  /** Takes the next term. */
  void accept(String term);
}
