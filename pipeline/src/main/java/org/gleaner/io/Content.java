package org.gleaner.io;

/** Which field of a line is the document. */
public enum Content {
  /** {@code html} where the line has it, else {@code text}. */
  AUTO,
  /** {@code text}, plain text. */
  TEXT,
  /** {@code html}, markup; in a {@code .txt} file the document itself. */
  HTML,
  /** None: only the fields asked for count, and a line without a document is good. */
  NONE;

  /** The content of that lower-case name: auto, text, html. */
  public static Content named(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }
}
