package org.gleaner.text.lexicon;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * Text to the numbers that a network reads, and back. Immutable and thread-safe; travels to the
 * executors.
 */
public interface Lexicon extends Serializable {
  /** The number of entries: numbers are below it. */
  int size();

  /** Numbers of a piece: its own, and those of its characters where they are read. */
  int cells();

  /** The pieces of a text. */
  Pieces pieces(String text);

  /** The pieces of given words; offsets count within each word. */
  Pieces pieces(List<String> words);

  /** The number of a special piece; -1 if there is none. */
  int special(Special which);

  /** The word or piece of a number. */
  String piece(int number);

  /** How many numbers {@link #sequence} adds to those of {@code texts} texts. */
  int added(int texts);

  /** How many pieces {@link #sequence} puts before the first text. */
  int before();

  /** How many pieces {@link #sequence} puts between two texts. */
  int between();

  /**
   * What a network reads of one text, or of several as one sequence. Of texts that are together too
   * long the longest loses its last pieces, see {@link Fitting}.
   *
   * @param most pieces of all texts together, those that are added not counted
   */
  int[] sequence(List<Pieces> texts, int most);

  /** Decodes numbers into a text, as far as it can be restored. */
  String text(int[] numbers);

  /**
   * A text with a piece after it, as one writes them: a piece that continues a word touches it,
   * whatever blanks the text ends with, and one that begins a word has a blank before it.
   */
  String append(String text, int number);

  /**
   * The number of characters that begin in a piece, without blanks and the marks of pieces: those
   * of all pieces of a text are its characters, even where a character has several pieces.
   */
  int characters(int number);

  /** The contents of the files that save it, by name. */
  SortedMap<String, byte[]> files();
}
