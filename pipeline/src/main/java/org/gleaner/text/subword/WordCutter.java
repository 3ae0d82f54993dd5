package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into the words that {@link MergeLearner} counts, by the same native code that cuts them
 * before a vocabulary is used. That code is slow: cut text into {@link #chunks} first, count those,
 * and hand each distinct one to {@link #words} once. Immutable and thread-safe.
 */
public final class WordCutter {
  private final SubwordKind kind;
  private final NativePieces pieces;

  /**
   * A cutter.
   *
   * @param lowerCase for WordPiece, whether text is put into lower case without accents
   * @throws IllegalArgumentException if such vocabularies are not learnt from words
   */
  public WordCutter(SubwordKind kind, boolean lowerCase) {
    this.kind = requireLearnt(kind);
    this.pieces = NativePieces.of(json(kind, lowerCase));
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
    String sound = new Characters(text).text();
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
    List<String> words = pieces.words(chunk);
    if (kind == SubwordKind.WORDPIECE) {
      words.replaceAll(ByteAlphabet::text);
    }
    return words;
  }

  /** A vocabulary of bytes alone, so that the pieces of a word are its bytes. */
  private static String json(SubwordKind kind, boolean lowerCase) {
    TokenizerJson.Pieces bytes = new TokenizerJson.Pieces(ByteAlphabet.characters(), List.of());
    ObjectNode root = VocabularyFiles.parse(TokenizerJson.byteLevel(bytes));
    if (kind == SubwordKind.WORDPIECE) {
      TokenizerJson.Pieces none = new TokenizerJson.Pieces(List.of(), List.of());
      ObjectNode bert = VocabularyFiles.parse(TokenizerJson.wordPiece(none, lowerCase));
      root.set("normalizer", bert.get("normalizer"));
      ObjectNode both = new ObjectMapper().createObjectNode();
      both.put("type", "Sequence");
      ArrayNode steps = both.putArray("pretokenizers");
      steps.add(bert.get("pre_tokenizer"));
      steps.add(((ObjectNode) root.get("pre_tokenizer")).put("use_regex", false));
      root.set("pre_tokenizer", both);
    }
    return root.toString();
  }
}
