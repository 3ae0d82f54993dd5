package org.gleaner.network.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.lexicon.WholeWords;

/** The pieces of a text that are masked together. */
enum MaskUnits {
  /** Each piece by itself (Devlin et al. 2019). */
  TOKENS,

  /** All pieces of a word. */
  WORDS,

  /**
   * All pieces of a phrase that is given with the text, and of any other word (Sun et al. 2019).
   */
  PHRASES,

  /** Runs of words of random length (Joshi et al. 2020), see {@link MaskedSpans}. */
  SPANS;

  /** The value of an option. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The values that an option may have. */
  static String[] labels() {
    return Arrays.stream(values()).map(MaskUnits::label).toArray(String[]::new);
  }

  /** The units of a value that an option may have. */
  static MaskUnits named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /**
   * The pieces with which units begin, ascending; of spans, with which words begin.
   *
   * @param phrases of the text, see {@link LabelledText#phrases}
   */
  int[] begins(Pieces pieces, String text, int[] phrases) {
    return switch (this) {
      case TOKENS -> IntStream.range(0, pieces.size()).toArray();
      case WORDS, SPANS -> WholeWords.begins(pieces, text);
      case PHRASES -> WholeWords.begins(pieces, text, phrases);
    };
  }
}
