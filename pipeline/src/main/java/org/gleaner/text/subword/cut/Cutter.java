package org.gleaner.text.subword.cut;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into words, within which pieces are looked up. Immutable; takes linear time. */
@FunctionalInterface
public interface Cutter {
  /** Leaves a part whole. */
  Cutter NONE = (part, into) -> into.add(part);

  /**
   * Adds the words of a part in order.
   *
   * @param part a part that is not empty and yet to be cut
   */
  void cut(Part part, List<Part> into);

  /** What this cuts is cut further; empty words are left out. */
  default Cutter then(Cutter next) {
    return (part, into) -> {
      List<Part> words = new ArrayList<>();
      cut(part, words);
      for (Part word : words) {
        if (word.from() < word.to()) {
          next.cut(word, into);
        }
      }
    };
  }
}
