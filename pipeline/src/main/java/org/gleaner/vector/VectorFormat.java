package org.gleaner.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.gleaner.Catalogue;

/**
 * A file format for word vectors that other programs read and write. Files go through line by line
 * (or record by record); what is damaged is told with its place. A word that is there twice keeps
 * its first vector; counts are not in these files, so every count is 0 and the order is the file's.
 */
public interface VectorFormat {
  /**
   * The formats by name: {@code word2vec-text} and {@code fasttext-vec} (a line of the number of
   * words and of dimensions, then a word and its numbers on each line), {@code word2vec-binary},
   * and {@code glove} (as the first, without its first line).
   */
  Catalogue<VectorFormat> CATALOGUE =
      Catalogue.<VectorFormat>of("vector format")
          .add("word2vec-text", new Word2VecText())
          .add("word2vec-binary", new Word2VecBinary())
          .add("glove", new GloveText())
          .add("fasttext-vec", new Word2VecText())
          .build();

  /**
   * Reads a file; does not close it.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged or of another format
   */
  WordVectorTable read(InputStream in) throws IOException;

  /**
   * Writes a file; does not close it.
   *
   * @throws IllegalArgumentException if a word cannot stand in such a file
   */
  void write(WordVectorTable table, OutputStream out) throws IOException;
}
