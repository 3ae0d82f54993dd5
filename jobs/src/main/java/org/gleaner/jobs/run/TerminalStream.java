package org.gleaner.jobs.run;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The door to a terminal: control characters of ids, words, paths and options, which a terminal
 * would obey, and characters that change the direction of text are shown as U+FFFD. Line breaks and
 * tabs stay. Thread-safe, as the stream behind it is.
 */
public final class TerminalStream extends PrintStream {
  private static final char SHOWN = '\uFFFD';

  private final PrintStream target;

  private TerminalStream(PrintStream target) {
    super(OutputStream.nullOutputStream());
    this.target = target;
  }

  /** A door in front of a stream. */
  public static PrintStream of(PrintStream target) {
    return target instanceof TerminalStream ? target : new TerminalStream(target);
  }

  /** The stream behind the door, for the control sequences of this programme. */
  static PrintStream behind(PrintStream stream) {
    return stream instanceof TerminalStream door ? door.target : stream;
  }

  /** A text as a terminal may have it. */
  public static String shown(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        shown = shown == null ? new StringBuilder(text) : shown;
        shown.setCharAt(i, SHOWN);
      }
    }
    return shown == null ? text : shown.toString();
  }

  /** Whether a terminal would obey a character instead of showing it. */
  static boolean isControl(char c) {
    boolean direction = c == '\u200E' || c == '\u200F' || c == '\u061C';
    boolean embedding = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || direction || embedding;
  }

  @Override
  public void print(String text) {
    target.print(shown(String.valueOf(text)));
  }

  @Override
  public void println(String text) {
    target.println(shown(String.valueOf(text)));
  }

  @Override
  public void print(Object object) {
    print(String.valueOf(object));
  }

  @Override
  public void println(Object object) {
    println(String.valueOf(object));
  }

  @Override
  public void print(char[] characters) {
    print(new String(characters));
  }

  @Override
  public void println(char[] characters) {
    println(new String(characters));
  }

  @Override
  public void print(char character) {
    print(String.valueOf(character));
  }

  @Override
  public void println(char character) {
    println(String.valueOf(character));
  }

  @Override
  public void println() {
    target.println();
  }

  @Override
  public void print(boolean value) {
    target.print(value);
  }

  @Override
  public void println(boolean value) {
    target.println(value);
  }

  @Override
  public void print(int value) {
    target.print(value);
  }

  @Override
  public void println(int value) {
    target.println(value);
  }

  @Override
  public void print(long value) {
    target.print(value);
  }

  @Override
  public void println(long value) {
    target.println(value);
  }

  @Override
  public void print(float value) {
    target.print(value);
  }

  @Override
  public void println(float value) {
    target.println(value);
  }

  @Override
  public void print(double value) {
    target.print(value);
  }

  @Override
  public void println(double value) {
    target.println(value);
  }

  @Override
  public PrintStream append(CharSequence text) {
    print(String.valueOf(text));
    return this;
  }

  @Override
  public PrintStream append(CharSequence text, int begin, int end) {
    print(String.valueOf(text).substring(begin, end));
    return this;
  }

  @Override
  public PrintStream append(char character) {
    print(character);
    return this;
  }

  /** Bytes, of which it is not known what they stand for, are not let through. */
  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("Cannot write bytes to a terminal");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException("Cannot write bytes to a terminal");
  }

  @Override
  public void flush() {
    target.flush();
  }

  @Override
  public boolean checkError() {
    return target.checkError();
  }
}
