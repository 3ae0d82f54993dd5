package org.gleaner.text.subword.normal;

import java.util.function.IntFunction;

/** Replaces each character on its own. What a rule gives for the first plane is kept. */
final class CharacterNormalizer implements Normalizer {
  private static final byte KEPT = 1;

  private final IntFunction<String> rule;
  private final byte[] known = new byte[Character.MAX_VALUE + 1];
  private final String[] replaced = new String[Character.MAX_VALUE + 1];

  /**
   * A normalizer by a rule.
   *
   * @param rule what a character becomes; null leaves it
   */
  CharacterNormalizer(IntFunction<String> rule) {
    this.rule = rule;
  }

  /** What a character becomes; null leaves it. Threads may compute the same value twice. */
  private String replacement(int character) {
    if (character > Character.MAX_VALUE) {
      return rule.apply(character);
    }
    if (known[character] == KEPT) {
      return null;
    }
    String text = replaced[character];
    if (text == null) {
      text = rule.apply(character);
      replaced[character] = text;
      known[character] = text == null ? KEPT : 0;
    }
    return text;
  }

  @Override
  public AlignedText apply(AlignedText text) {
    int kept = kept(text, 0);
    if (kept == text.length()) {
      return text;
    }
    AlignedBuilder built = new AlignedBuilder(text.length() + text.length() / 4);
    int from = 0;
    while (kept < text.length()) {
      built.addAll(text, from, kept);
      int character = text.characterAt(kept);
      built.add(replacement(character), text.begin(kept), text.end(kept));
      from = kept + Character.charCount(character);
      kept = kept(text, from);
    }
    built.addAll(text, from, kept);
    return built.build();
  }

  /** The first character from an index on that does not stay. */
  private int kept(AlignedText text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (known[c] != KEPT) {
        int character = text.characterAt(i);
        if (replacement(character) != null) {
          return i;
        }
        i += Character.charCount(character);
      } else {
        i++;
      }
    }
    return i;
  }
}
