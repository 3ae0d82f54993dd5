package org.gleaner.text.subword;

/** The kinds of vocabularies of pieces. */
public enum SubwordKind {
  /** The longest piece first; pieces inside a word begin with {@code ##}. */
  WORDPIECE("wordpiece", "WordPiece"),
  /** Pairs of bytes merged in a learnt order. */
  BYTE_LEVEL_BPE("byte-level-bpe", "BPE"),
  /** The most likely pieces, each of its own likelihood. */
  UNIGRAM("unigram", "Unigram");

  private final String label;
  private final String model;

  SubwordKind(String label, String model) {
    this.label = label;
    this.model = model;
  }

  /** The name in the catalogue of tokenizers. */
  public String label() {
    return label;
  }

  /**
   * The kind of a name in the catalogue of tokenizers.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static SubwordKind labelled(String label) {
    for (SubwordKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Cannot find kind of pieces: " + label);
  }

  /** The kind that a {@code tokenizer.json} names. */
  static SubwordKind ofModel(String model) {
    for (SubwordKind kind : values()) {
      if (kind.model.equals(model)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Cannot find kind of pieces: " + model);
  }

  /** The name in a {@code tokenizer.json}. */
  String model() {
    return model;
  }
}
