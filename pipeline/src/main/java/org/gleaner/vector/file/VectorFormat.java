package org.gleaner.vector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.gleaner.vector.WordVectorTable;

/**
 * A file format for word vectors that other programs read and write. Files go through line by line
 * (or record by record); damage is reported with its place. A word that is there twice keeps its
 * first vector; counts are not in these files, so every count is 0 and the order is the file's.
 */
public interface VectorFormat {
  /**
   * Reads a file; does not close it.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged or of another format
   */
  default WordVectorTable read(InputStream in) throws IOException {
    return read(in, word -> true);
  }

  /**
   * Reads the vectors of some words; does not close the file. Only these take memory.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged, of another format, or
   *     without any of the words
   */
  WordVectorTable read(InputStream in, Predicate<String> wanted) throws IOException;

  /**
   * Writes a file; does not close it.
   *
   * @throws IllegalArgumentException if a word cannot stand in such a file
   */
  void write(WordVectorTable table, OutputStream out) throws IOException;
}
