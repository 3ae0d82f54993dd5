package org.gleaner.vector;

import java.io.Serializable;
import java.util.Objects;

/**
 * Words and their vectors, and where words are composed of them the vectors of n-grams, so that
 * other words have a vector too. Each vector is an array of its own: there may be thousands of
 * millions of numbers. Not to be changed once it is made, and then thread-safe.
 */
public final class WordVectorTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final WordVocabulary vocabulary;
  private final float[][] vectors;
  private final NgramVectors ngrams;
  private final int dimensions;

  /**
   * A table.
   *
   * @param vectors one for each word, taken over
   * @param ngrams null if unknown words have no vector
   * @throws IllegalArgumentException if there is no word, or the vectors differ in length
   */
  public WordVectorTable(WordVocabulary vocabulary, float[][] vectors, NgramVectors ngrams) {
    if (vectors.length != vocabulary.size() || vectors.length == 0) {
      throw new IllegalArgumentException(
          "Cannot make a table of "
              + vocabulary.size()
              + " words and "
              + vectors.length
              + " vectors. Give a vector for each word, and one word at least");
    }
    this.dimensions = vectors[0].length;
    for (float[] vector : vectors) {
      if (vector.length != dimensions) {
        throw new IllegalArgumentException(
            "Cannot use a vector of "
                + vector.length
                + " numbers. Accepted: as many as the first has, "
                + dimensions);
      }
    }
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.ngrams = ngrams;
  }

  /** The words. */
  public WordVocabulary vocabulary() {
    return vocabulary;
  }

  /** The number of words. */
  public int size() {
    return vectors.length;
  }

  /** The numbers of a vector. */
  public int dimensions() {
    return dimensions;
  }

  /** The n-grams, or null. */
  public NgramVectors ngrams() {
    return ngrams;
  }

  /** The vector of a word by number; not to be changed. */
  public float[] vector(int id) {
    return vectors[id];
  }

  /**
   * The vector of a word; of an unknown one that of its n-grams; null if there is none. Not to be
   * changed.
   */
  public float[] vector(String word) {
    int id = vocabulary.id(Objects.requireNonNull(word, "word"));
    if (id >= 0) {
      return vectors[id];
    }
    return ngrams == null ? null : ngrams.compose(word);
  }

  /** Collects the rows of a training. */
  static final class Builder {
    private final WordVocabulary vocabulary;
    private final Subwords subwords;
    private final float[][] rows;
    private final int dimensions;

    Builder(WordVocabulary vocabulary, Subwords subwords, int dimensions) {
      this.vocabulary = vocabulary;
      this.subwords = subwords;
      this.dimensions = dimensions;
      this.rows = new float[subwords == null ? vocabulary.size() : subwords.size()][];
    }

    void add(RowBlock block) {
      for (int i = 0; i < block.rows().length; i++) {
        float[] row = new float[dimensions];
        System.arraycopy(block.values(), i * dimensions, row, 0, dimensions);
        rows[block.rows()[i]] = row;
      }
    }

    WordVectorTable build() {
      if (subwords == null) {
        return new WordVectorTable(vocabulary, rows, null);
      }
      float[][] words = new float[vocabulary.size()][];
      for (int word = 0; word < words.length; word++) {
        words[word] = NgramVectors.mean(rows, subwords.rows(word), dimensions);
      }
      float[][] ofNgrams = new float[rows.length - words.length][];
      System.arraycopy(rows, words.length, ofNgrams, 0, ofNgrams.length);
      NgramVectors ngrams =
          new NgramVectors(
              subwords.minNgram(),
              subwords.maxNgram(),
              subwords.buckets(),
              subwords.used(),
              ofNgrams);
      return new WordVectorTable(vocabulary, words, ngrams);
    }
  }
}
