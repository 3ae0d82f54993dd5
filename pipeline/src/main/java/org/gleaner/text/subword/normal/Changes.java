package org.gleaner.text.subword.normal;

/**
 * A text that another one becomes, character by character: each takes the stretch of the next
 * characters of that text, or shares the one before.
 */
final class Changes {
  private final AlignedText text;
  private final AlignedBuilder built;
  private int at;
  private int begin;
  private int end;

  Changes(AlignedText text) {
    this.text = text;
    this.built = new AlignedBuilder(text.length() + text.length() / 4);
    this.begin = text.length() == 0 ? 0 : text.begin(0);
    this.end = begin;
  }

  /**
   * Appends a character.
   *
   * @param more 1 if it is one more than the text has; else minus the number of characters that are
   *     left out after the next one, which it stands for
   */
  void add(int character, int more) {
    if (more <= 0 && at < text.length()) {
      begin = text.begin(at);
      end = text.end(at);
      skip(1 - more);
      built.addCharacter(character, begin, end);
    } else {
      int last = at - 1;
      built.addCharacter(
          character, last < 0 ? begin : text.begin(last), last < 0 ? end : text.end(last));
    }
  }

  private void skip(int characters) {
    for (int i = 0; i < characters && at < text.length(); i++) {
      at += Character.charCount(text.characterAt(at));
    }
  }

  AlignedText build() {
    return built.build();
  }
}
