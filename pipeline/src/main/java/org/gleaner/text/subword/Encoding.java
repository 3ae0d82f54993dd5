package org.gleaner.text.subword;

import java.util.Arrays;
import org.gleaner.text.subword.model.PieceList;

/** The pieces of a text, or of two with special pieces around them. Immutable. */
public final class Encoding {
  /** The text of a piece that stands for no text. */
  public static final int SPECIAL = -1;

  private final String[] names;
  private final int[] ids;
  private final int[] begins;
  private final int[] ends;
  private final int[] types;
  private final int[] texts;

  private Encoding(String[] names, int[] ids, int[] begins, int[] ends, int[] types, int[] texts) {
    this.names = names;
    this.ids = ids;
    this.begins = begins;
    this.ends = ends;
    this.types = types;
    this.texts = texts;
  }

  /** The pieces of one text. */
  static Encoding of(PieceList pieces, PieceCutter cutter) {
    int size = pieces.size();
    String[] names = new String[size];
    for (int i = 0; i < size; i++) {
      names[i] = pieces.text(i) == null ? cutter.name(pieces.piece(i)) : pieces.text(i);
    }
    return new Encoding(
        names, pieces.pieces(), pieces.begins(), pieces.ends(), new int[size], new int[size]);
  }

  /** How many pieces there are. */
  public int size() {
    return ids.length;
  }

  /** The numbers of the pieces. */
  public int[] ids() {
    return ids.clone();
  }

  /** The number of a piece. */
  public int id(int piece) {
    return ids[piece];
  }

  /** The piece as the vocabulary has it; what it stands for, if it is unknown. */
  public String name(int piece) {
    return names[piece];
  }

  /** Where a piece begins in its text, in chars; 0 for a special piece. */
  public int begin(int piece) {
    return begins[piece];
  }

  /** Where a piece ends in its text; 0 for a special piece. */
  public int end(int piece) {
    return ends[piece];
  }

  /** The types of the pieces, by which networks distinguish two texts. */
  public int[] types() {
    return types.clone();
  }

  /** Which text a piece comes from, 0 or 1; {@link #SPECIAL} for a special piece. */
  public int text(int piece) {
    return texts[piece];
  }

  /** Some pieces that follow each other. */
  public Encoding range(int from, int to) {
    return new Encoding(
        Arrays.copyOfRange(names, from, to),
        Arrays.copyOfRange(ids, from, to),
        Arrays.copyOfRange(begins, from, to),
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(types, from, to),
        Arrays.copyOfRange(texts, from, to));
  }

  /** Joins encodings. For one use. */
  static final class Joined {
    private final Encoding made;
    private int at;

    Joined(int size) {
      made =
          new Encoding(
              new String[size],
              new int[size],
              new int[size],
              new int[size],
              new int[size],
              new int[size]);
    }

    /** Appends a special piece. */
    void special(int id, String name, int type) {
      made.names[at] = name;
      made.ids[at] = id;
      made.types[at] = type;
      made.texts[at++] = SPECIAL;
    }

    /** Appends the pieces of a text. */
    void text(Encoding of, int number, int type) {
      int size = of.size();
      System.arraycopy(of.names, 0, made.names, at, size);
      System.arraycopy(of.ids, 0, made.ids, at, size);
      System.arraycopy(of.begins, 0, made.begins, at, size);
      System.arraycopy(of.ends, 0, made.ends, at, size);
      Arrays.fill(made.types, at, at + size, type);
      Arrays.fill(made.texts, at, at + size, number);
      at += size;
    }

    Encoding done() {
      return made;
    }
  }
}
