package org.gleaner.jobs.notebook;

/** What runs the paragraphs of one kind, as Zeppelin's interpreter of that name does. */
@FunctionalInterface
interface Interpreter {
  /**
   * What a paragraph prints, in Zeppelin's display system: text, or after {@code %table} and {@code
   * %html} at the begin of a line something else.
   *
   * @throws AssertionError if the code fails; the message has what the interpreter says
   */
  String run(String code);
}
