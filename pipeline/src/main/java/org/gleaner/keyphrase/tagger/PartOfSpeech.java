package org.gleaner.keyphrase.tagger;

/** The universal part-of-speech tags (universaldependencies.org/u/pos). */
public enum PartOfSpeech {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X;

  /** The tag of a model's outcome; of a joined one ("AUX+PART") the first, of an unknown one X. */
  static PartOfSpeech ofOutcome(String outcome) {
    int plus = outcome.indexOf('+');
    String first = plus < 0 ? outcome : outcome.substring(0, plus);
    for (PartOfSpeech tag : values()) {
      if (tag.name().equals(first)) {
        return tag;
      }
    }
    return X;
  }
}
