package org.gleaner.vector;

import java.io.Serializable;
import java.util.Objects;

/**
 * Words and their vectors, with the vectors of n-grams where unknown words are composed of them.
 * Each vector is a separate array, since a table may hold billions of numbers. Immutable by
 * convention, and then thread-safe.
 */
public final class WordVectorTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final WordVocabulary vocabulary;
  private final float[][] vectors;
  private final NgramVectors ngrams;
  private final int dimensions;
  private final int phraseWords;

  /**
   * A table of single words.
   *
   * @param vectors one for each word, taken over
   * @param ngrams null if unknown words have no vector
   * @throws IllegalArgumentException if there are no words, or the vectors differ in length
   */
  public WordVectorTable(WordVocabulary vocabulary, float[][] vectors, NgramVectors ngrams) {
    this(vocabulary, vectors, ngrams, 1);
  }

  private WordVectorTable(
      WordVocabulary vocabulary, float[][] vectors, NgramVectors ngrams, int phraseWords) {
    if (vectors.length != vocabulary.size() || vectors.length == 0) {
      throw new IllegalArgumentException(
          "Cannot make a table of "
              + vocabulary.size()
              + " words and "
              + vectors.length
              + " vectors. Give a vector for each word, and at least one word");
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
    this.phraseWords = phraseWords;
  }

  /**
   * The same vectors, learnt from phrases: words such as {@code new_york} stand for several.
   *
   * @param most words of a phrase, at most; 1 without phrases
   */
  public WordVectorTable withPhrases(int most) {
    return new WordVectorTable(vocabulary, vectors, ngrams, most);
  }

  /** How many words a phrase has, at most; 1 if all words are single. */
  public int phraseWords() {
    return phraseWords;
  }

  /**
   * The words of a text as this table has them: where some in a row are one of its phrases, that
   * phrase, from left to right and the longest first. Without phrases the array itself.
   */
  public String[] join(String[] words) {
    return phraseWords == 1
        ? words
        : Phrases.join(words, phraseWords, phrase -> vocabulary.id(phrase) >= 0);
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
   * The vector of a word, or of an unknown word's n-grams; null if it has neither. Not to be
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
  public static final class Builder {
    private final WordVocabulary vocabulary;
    private final NgramBuckets subwords;
    private final float[][] rows;
    private final int dimensions;

    /** A builder; {@code subwords} is null for words without n-grams. */
    public Builder(WordVocabulary vocabulary, NgramBuckets subwords, int dimensions) {
      this.vocabulary = vocabulary;
      this.subwords = subwords;
      this.dimensions = dimensions;
      this.rows = new float[subwords == null ? vocabulary.size() : subwords.size()][];
    }

    /**
     * Sets rows.
     *
     * @param numbers of the rows
     * @param values of one row after the other
     */
    public void add(int[] numbers, float[] values) {
      for (int i = 0; i < numbers.length; i++) {
        float[] row = new float[dimensions];
        System.arraycopy(values, i * dimensions, row, 0, dimensions);
        rows[numbers[i]] = row;
      }
    }

    /** The table; every row must have been set. */
    public WordVectorTable build() {
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
