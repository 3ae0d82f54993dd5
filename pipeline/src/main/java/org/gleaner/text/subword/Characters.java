package org.gleaner.text.subword;

/**
 * A text as the native code counts it, in characters, and its offsets in chars. Unpaired surrogates
 * are replaced by U+FFFD, which takes as many chars.
 */
final class Characters {
  private static final char REPLACEMENT = '\uFFFD';

  private final String text;
  private final int[] offsets;

  Characters(String original) {
    int first = firstSurrogate(original);
    if (first == original.length()) {
      this.text = original;
      this.offsets = null;
      return;
    }
    StringBuilder sound = new StringBuilder(original);
    int[] starts = new int[original.length() + 1];
    int count = 0;
    int i = 0;
    while (i < original.length()) {
      starts[count++] = i;
      if (original.codePointAt(i) > Character.MAX_VALUE) {
        i += 2;
        continue;
      }
      if (Character.isSurrogate(original.charAt(i))) {
        sound.setCharAt(i, REPLACEMENT);
      }
      i++;
    }
    starts[count] = original.length();
    this.text = sound.toString();
    this.offsets = starts;
  }

  private static int firstSurrogate(String text) {
    int i = 0;
    while (i < text.length() && !Character.isSurrogate(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The text without unpaired surrogates. */
  String text() {
    return text;
  }

  /** The offset in chars of a character. */
  int offset(int character) {
    return offsets == null ? character : offsets[character];
  }
}
