package org.gleaner.text.subword.model;

import java.util.Arrays;
import org.gleaner.text.subword.cut.Part;
import org.gleaner.text.subword.normal.AlignedText;

/** Pieces of a text in order, with their stretches of the original. For one thread. */
public final class PieceList {
  private int[] pieces;
  private int[] begins;
  private int[] ends;
  private String[] texts = {};
  private int size;

  /** An empty list with room for {@code room} pieces before it grows. */
  public PieceList(int room) {
    int first = Math.max(room, 8);
    pieces = new int[first];
    begins = new int[first];
    ends = new int[first];
  }

  /** Appends a piece for a part of a text. */
  void add(int piece, AlignedText text, int from, int to) {
    if (size == pieces.length) {
      int room = size + (size >> 1);
      pieces = Arrays.copyOf(pieces, room);
      begins = Arrays.copyOf(begins, room);
      ends = Arrays.copyOf(ends, room);
    }
    pieces[size] = piece;
    begins[size] = text.begin(from);
    ends[size++] = text.end(to - 1);
  }

  /** Appends the piece that a part is as a whole; its text is that of the part. */
  public void add(Part part) {
    addAs(part.piece(), part.text(), part.from(), part.to());
  }

  /** Appends a piece whose text is that of a part, not that of the vocabulary. */
  void addAs(int piece, AlignedText text, int from, int to) {
    add(piece, text, from, to);
    if (texts.length < size) {
      texts = Arrays.copyOf(texts, pieces.length);
    }
    texts[size - 1] = text.substring(from, to);
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The number of a piece. */
  public int piece(int index) {
    return pieces[index];
  }

  /** The text of a piece if it is not that of the vocabulary; else null. */
  public String text(int index) {
    return index < texts.length ? texts[index] : null;
  }

  /** Where the stretch of a piece begins. */
  public int begin(int index) {
    return begins[index];
  }

  /** Where the stretch of a piece ends. */
  public int end(int index) {
    return ends[index];
  }

  /** Changes the stretch of a piece. */
  public void move(int index, int begin, int end) {
    begins[index] = begin;
    ends[index] = end;
  }

  /** The numbers of all. */
  public int[] pieces() {
    return Arrays.copyOf(pieces, size);
  }

  /** Where all begin. */
  public int[] begins() {
    return Arrays.copyOf(begins, size);
  }

  /** Where all end. */
  public int[] ends() {
    return Arrays.copyOf(ends, size);
  }
}
