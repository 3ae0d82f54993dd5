package org.gleaner.text.subword.cut;

import java.util.Set;
import java.util.TreeSet;
import org.gleaner.text.subword.normal.Component;

/** What becomes of a match at which text is cut. */
enum Behavior {
  /** It is left out. */
  REMOVED("Removed"),
  /** It is a word. */
  ISOLATED("Isolated"),
  /** It ends the word before it. */
  MERGED_WITH_PREVIOUS("MergedWithPrevious"),
  /** It begins the word after it. */
  MERGED_WITH_NEXT("MergedWithNext"),
  /** It is a word together with the matches next to it. */
  CONTIGUOUS("Contiguous");

  private final String label;

  Behavior(String label) {
    this.label = label;
  }

  /** The {@code behavior} of a part, which isolates if it has none. */
  static Behavior of(Component part) {
    Set<String> labels = new TreeSet<>();
    for (Behavior behavior : values()) {
      labels.add(behavior.label);
    }
    String label = part.word("behavior", ISOLATED.label, labels);
    for (Behavior behavior : values()) {
      if (behavior.label.equals(label)) {
        return behavior;
      }
    }
    throw new IllegalStateException(label);
  }

  /**
   * Cuts at matches, or at what is between them.
   *
   * @param inverted whether what does not match is taken for a match
   */
  Cutter at(Finder finder, boolean inverted) {
    return (part, into) -> {
      Matches matches = finder.in(part);
      int count = matches.finish();
      boolean[] begins = begins(matches, count, inverted);
      int begin = part.from();
      for (int i = 0; i < count; i++) {
        boolean removed = this == REMOVED && matches.isMatch(i) != inverted;
        if (i + 1 == count || begins[i + 1]) {
          if (!removed) {
            into.add(part.range(begin, matches.end(i)));
          }
          begin = matches.end(i);
        }
      }
    };
  }

  /** Which stretches begin a word. */
  private boolean[] begins(Matches matches, int count, boolean inverted) {
    boolean[] begins = new boolean[count];
    for (int i = 1; i < count; i++) {
      boolean before = matches.isMatch(i - 1) != inverted;
      boolean here = matches.isMatch(i) != inverted;
      begins[i] =
          switch (this) {
            case REMOVED, ISOLATED -> true;
            case CONTIGUOUS -> before != here;
            case MERGED_WITH_PREVIOUS -> before || !here;
            case MERGED_WITH_NEXT -> !before || here;
          };
    }
    return begins;
  }
}
