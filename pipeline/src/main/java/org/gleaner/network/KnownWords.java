package org.gleaner.network;

import java.util.Set;
import org.gleaner.Options;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Lexicons;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;
import org.gleaner.vector.WordVectorSource;

/**
 * The words or pieces that a network knows, and their initial vectors. Immutable.
 *
 * <p>Options: {@code least-count} (words that occur less often in the training texts are unknown)
 * and {@code vocabulary} (for a tokenizer of subwords: its {@code tokenizer.json} or another file
 * that the tokenizer reads).
 */
public final class KnownWords {
  /** The names of its options. */
  public static final Set<String> OPTIONS = Set.of("least-count", "vocabulary");

  private final int size;
  private final int leastCount;
  private final String vocabulary;
  private final WordVectorSource vectors;

  private KnownWords(int size, int leastCount, String vocabulary, WordVectorSource vectors) {
    this.size = size;
    this.leastCount = leastCount;
    this.vocabulary = vocabulary;
    this.vectors = vectors;
  }

  /**
   * Words that are counted in the training texts.
   *
   * @param size most entries, padding and unknown included
   * @param leastCount words that occur less often are unknown
   */
  public static KnownWords counted(int size, int leastCount) {
    return new KnownWords(size, leastCount, "", null);
  }

  /** Reads the options above. */
  public static KnownWords of(Options options, int size, int leastCountByDefault) {
    return new KnownWords(
        size,
        options.integer("least-count", leastCountByDefault, 1, 1_000_000),
        options.text("vocabulary", ""),
        null);
  }

  /** The same with other initial word vectors; null for small random ones. */
  public KnownWords with(WordVectorSource source) {
    return new KnownWords(size, leastCount, vocabulary, source);
  }

  /** Most entries of a counted vocabulary, padding and unknown included. */
  public int size() {
    return size;
  }

  /** Words that occur less often in the training texts are unknown. */
  public int leastCount() {
    return leastCount;
  }

  /** The file of a vocabulary of subwords; empty if words are counted. */
  public String vocabulary() {
    return vocabulary;
  }

  /**
   * The lexicon of a tokenizer of subwords.
   *
   * @param tokenizer a name in the catalogue of tokenizers
   * @return null if it cuts whole words, which are counted
   * @throws IllegalArgumentException if the vocabulary is missing
   */
  public Lexicon pieces(String tokenizer) {
    SubwordKind kind = Lexicons.subwords(tokenizer);
    if (kind == null) {
      return null;
    }
    if (vocabulary.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read texts by "
              + tokenizer
              + " without a vocabulary. Give the option vocabulary, a local file");
    }
    return new PieceLexicon(SubwordTokenizer.json(kind, vocabulary, true));
  }

  /** The initial word vectors; null for random ones. */
  public WordVectorSource vectors() {
    return vectors;
  }

  @Override
  public String toString() {
    return size
        + " words from a count of "
        + leastCount
        + (vocabulary.isEmpty() ? "" : ", vocabulary " + vocabulary)
        + (vectors == null ? "" : ", vectors " + vectors);
  }
}
