package org.gleaner.text.subword.cut;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gleaner.text.subword.normal.AlignedText;

/** Finds what words are cut at, one match after the other. */
@FunctionalInterface
interface Finder {
  /** The matches in a part of a text, in order and without overlap. */
  Matches in(Part part);

  /** Matches of an expression. */
  static Finder of(Pattern pattern) {
    return part -> {
      Matcher matcher = pattern.matcher(part.text()).region(part.from(), part.to());
      Matches matches = new Matches(part);
      while (matcher.find()) {
        matches.add(matcher.start(), matcher.end());
      }
      return matches;
    };
  }

  /** Matches of a single character. */
  static Finder of(IntPredicate character) {
    return part -> {
      AlignedText text = part.text();
      Matches matches = new Matches(part);
      for (int i = part.from(); i < part.to(); ) {
        int c = text.characterAt(i);
        int next = i + Character.charCount(c);
        if (character.test(c)) {
          matches.add(i, next);
        }
        i = next;
      }
      return matches;
    };
  }
}
