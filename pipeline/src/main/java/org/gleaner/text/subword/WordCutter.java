package org.gleaner.text.subword;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.subword.normal.AlignedText;

/**
 * Cuts text into the words that {@link MergeLearner} counts, as it is cut before a vocabulary is
 * used. Cut text into {@link #chunks} first, count those, and hand each distinct one to {@link
 * #words} once. Immutable and thread-safe.
 */
public final class WordCutter {
  private final PieceCutter pieces;

  /**
   * A cutter.
   *
   * @param lowerCase for WordPiece, whether text is put into lower case without accents
   * @throws IllegalArgumentException if such vocabularies are not learnt from words
   */
  public WordCutter(SubwordKind kind, boolean lowerCase) {
    this.pieces = PieceCutter.of(json(requireLearnt(kind), lowerCase), false);
  }

  /** The kind, if vocabularies of it are learnt by merging. */
  public static SubwordKind requireLearnt(SubwordKind kind) {
    if (kind == SubwordKind.UNIGRAM) {
      throw new IllegalArgumentException(
          "Cannot learn vocabulary: unigram. Accepted: wordpiece, byte-level-bpe");
    }
    return kind;
  }

  /**
   * Stretches of a text, each from a blank before a word to the next one, so that no word spans two
   * and every one is cut as in the whole text. They make up the text, but for unpaired surrogates.
   */
  public static List<String> chunks(String text) {
    String sound = AlignedText.of(text).toString();
    List<String> chunks = new ArrayList<>(sound.length() / 6 + 1);
    int begin = 0;
    for (int i = 1; i + 1 < sound.length(); i++) {
      if (sound.charAt(i) == ' ' && isWord(sound.charAt(i + 1))) {
        chunks.add(sound.substring(begin, i));
        begin = i;
      }
    }
    if (begin < sound.length()) {
      chunks.add(sound.substring(begin));
    }
    return chunks;
  }

  /** Letters and digits: nothing that could be white space or join what stands before it. */
  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
  }

  /** The words of a chunk in order: bytes written as characters for byte-level vocabularies. */
  public List<String> words(String chunk) {
    return pieces.words(chunk);
  }

  /** A vocabulary of the kind without pieces. */
  private static String json(SubwordKind kind, boolean lowerCase) {
    TokenizerJson.Pieces none = new TokenizerJson.Pieces(List.of(TokenizerJson.UNKNOWN), List.of());
    return kind == SubwordKind.WORDPIECE
        ? TokenizerJson.wordPiece(none, lowerCase)
        : TokenizerJson.byteLevel(none);
  }
}
