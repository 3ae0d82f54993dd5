package org.gleaner.jobs.input;

/** The beginning of a text. */
public final class Excerpt {
  private Excerpt() {}

  /** The first chars of a text, cut at white space if there is any. */
  public static String of(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = maxChars;
    while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return text.substring(0, end == 0 ? maxChars : end);
  }
}
