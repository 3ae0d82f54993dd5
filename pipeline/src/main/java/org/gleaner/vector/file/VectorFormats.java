package org.gleaner.vector.file;

import org.gleaner.Catalogue;

/** The file formats of word vectors by name. */
public final class VectorFormats {
  /**
   * The formats by name: {@code word2vec-text} and {@code fasttext-vec} (a line of the number of
   * words and of dimensions, then a word and its numbers on each line), {@code word2vec-binary},
   * and {@code glove} (as the first, without its first line).
   */
  public static final Catalogue<VectorFormat> CATALOGUE =
      Catalogue.<VectorFormat>of("vector format")
          .add("word2vec-text", new Word2VecText())
          .add("word2vec-binary", new Word2VecBinary())
          .add("glove", new GloveText())
          .add("fasttext-vec", new Word2VecText())
          .build();

  private VectorFormats() {}
}
