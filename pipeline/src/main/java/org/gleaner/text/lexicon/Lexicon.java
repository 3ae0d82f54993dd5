package org.gleaner.text.lexicon;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * Text to the numbers that a network reads, and back. Immutable and thread-safe; travels to the
 * executors.
 */
public interface Lexicon extends Serializable {
  /** Numbers are below it. */
  int size();

  /** Numbers of a piece: its own, and those of its characters where they are read. */
  int cells();

  /** The pieces of a text. */
  Pieces pieces(String text);

  /** The pieces of words that are given; offsets are within each word. */
  Pieces pieces(List<String> words);

  /** The number of a special piece; -1 if there is none. */
  int special(Special which);

  /** The word or piece of a number. */
  String piece(int number);

  /** Numbers that {@link #sequence} adds to those of its texts. */
  int added(int texts);

  /**
   * What a network reads of one text, or of several as one sequence. Each text is cut to its part
   * of the room.
   *
   * @param most pieces of all texts together, those that are added not counted
   */
  int[] sequence(List<Pieces> texts, int most);

  /** The text of numbers, as well as it can be restored. */
  String text(int[] numbers);

  /** The files it is kept in, by name. */
  SortedMap<String, byte[]> files();
}
