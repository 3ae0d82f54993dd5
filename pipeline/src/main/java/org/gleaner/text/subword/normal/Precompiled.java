package org.gleaner.text.subword.normal;

/**
 * Replaces characters by SentencePiece's table. SentencePiece takes the longest replaced beginning
 * of what is left; the Hugging Face library looks up each character as a reader sees it, if it is
 * short, or else its parts.
 */
final class Precompiled implements Normalizer {
  private static final int SHORT = 6;

  private final CharacterTable table;
  private final boolean longest;

  Precompiled(CharacterTable table, boolean longest) {
    this.table = table;
    this.longest = longest;
  }

  @Override
  public AlignedText apply(AlignedText text) {
    AlignedBuilder built = new AlignedBuilder(text.length() + text.length() / 4);
    if (longest) {
      replace(text, 0, text.length(), built);
      return built.build();
    }
    Graphemes graphemes = new Graphemes(text);
    int begin = 0;
    while (begin < text.length()) {
      int end = graphemes.end(begin);
      CharacterTable.Found whole =
          bytes(text, begin, end) < SHORT ? table.find(text, begin, end, false) : null;
      if (whole == null) {
        each(text, begin, end, built);
      } else {
        replaced(text, begin, end, whole.text(), built);
      }
      begin = end;
    }
    return built.build();
  }

  /** The longest beginning that is replaced, again and again. */
  private void replace(AlignedText text, int from, int to, AlignedBuilder built) {
    int i = from;
    while (i < to) {
      CharacterTable.Found found = table.find(text, i, to, true);
      if (found == null) {
        int next = i + Character.charCount(text.characterAt(i));
        built.addAll(text, i, next);
        i = next;
      } else {
        replaced(text, i, found.end(), found.text(), built);
        i = found.end();
      }
    }
  }

  /** Each character on its own. */
  private void each(AlignedText text, int from, int to, AlignedBuilder built) {
    int i = from;
    while (i < to) {
      int next = i + Character.charCount(text.characterAt(i));
      CharacterTable.Found found = table.find(text, i, next, false);
      if (found == null) {
        built.addAll(text, i, next);
      } else {
        built.add(found.text(), text.begin(i), text.end(i));
      }
      i = next;
    }
  }

  /**
   * Characters take the stretches one after the other; those that are more share the last one that
   * was taken.
   */
  private static void replaced(
      AlignedText text, int from, int to, String by, AlignedBuilder built) {
    int at = from;
    int next = from;
    for (int k = 0; k < by.length(); k += Character.charCount(by.codePointAt(k))) {
      if (next < to) {
        at = next;
        next += Character.charCount(text.characterAt(next));
      }
      built.addCharacter(by.codePointAt(k), text.begin(at), text.end(at));
    }
  }

  private static int bytes(AlignedText text, int from, int to) {
    int bytes = 0;
    for (int i = from; i < to && bytes < SHORT; ) {
      int character = text.characterAt(i);
      bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      i += Character.charCount(character);
    }
    return bytes;
  }
}
