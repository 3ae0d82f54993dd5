package org.gleaner.jobs;

import picocli.CommandLine;

/** A command that only prints. */
interface Page {
  /**
   * The text to print on standard output.
   *
   * @param commands the whole command line
   * @throws IllegalArgumentException if an argument is wrong
   */
  String text(CommandLine commands);
}
