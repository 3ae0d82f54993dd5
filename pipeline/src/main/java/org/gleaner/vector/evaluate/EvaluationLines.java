package org.gleaner.vector.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The lines of an evaluation file but those that are blank or begin with {@code #}. */
final class EvaluationLines {
  private static final String MARK = "\uFEFF";

  private final BufferedReader reader;
  private int number;

  EvaluationLines(Reader reader) {
    this.reader = new BufferedReader(reader);
  }

  /** The next line without the white space around it or a byte order mark; null at the end. */
  String next() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      boolean marked = number == 1 && line.startsWith(MARK);
      String content = (marked ? line.substring(1) : line).strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        return content;
      }
    }
    return null;
  }

  /** The number of that line, from 1. */
  int number() {
    return number;
  }
}
