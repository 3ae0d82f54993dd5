package org.gleaner.vector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gleaner.Catalogue;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

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

  /**
   * Reads the vectors of some words of a file whose format its content decides; does not close it.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged, of no known format,
   *     or without any of the words
   */
  public static WordVectorTable read(InputStream file, Predicate<String> wanted)
      throws IOException {
    PushbackInputStream content = new PushbackInputStream(file, VectorContent.BYTES);
    return CATALOGUE.named(VectorContent.format(content)).read(content, wanted);
  }

  /**
   * The part of a table that these formats can hold: a word with white space in it, which some
   * tokenizers make, cannot stand in them. The table itself if there is none; null if there are no
   * others.
   */
  public static WordVectorTable writable(WordVectorTable table) {
    List<String> words = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String word = table.vocabulary().word(i);
      if (VectorLines.isWritable(word)) {
        words.add(word);
        vectors.add(table.vector(i));
      }
    }
    if (words.isEmpty() || words.size() == table.size()) {
      return words.isEmpty() ? null : table;
    }
    WordVocabulary vocabulary =
        new WordVocabulary(words.toArray(new String[0]), new long[words.size()]);
    return new WordVectorTable(vocabulary, vectors.toArray(new float[0][]), null);
  }
}
