package org.gleaner.text.lexicon;

import java.util.List;
import java.util.Set;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.TokenizerJson;
import org.gleaner.text.subword.normal.ByteAlphabet;

/** How the pieces of a vocabulary become text again. Immutable. */
final class PieceWriting {
  /** Before pieces inside a word, in WordPiece. */
  private static final String INSIDE = "##";

  /** Stands for a blank in vocabularies of SentencePiece. */
  private static final String BLANK = "\u2581";

  /** Stands for a blank where pieces are made of bytes. */
  private static final String BLANK_BYTE = "\u0120";

  /** After the last piece of a word, in GPT's vocabulary. */
  private static final String WORD_END = TokenizerJson.WORD_END;

  private final boolean words;
  private final boolean bytes;

  /** The writing of a vocabulary with these pieces. */
  PieceWriting(SubwordKind kind, Set<String> pieces) {
    words = kind == SubwordKind.WORDPIECE;
    bytes =
        kind == SubwordKind.BYTE_LEVEL_BPE
            && pieces.contains(BLANK_BYTE)
            && !pieces.contains(BLANK);
  }

  private static boolean isSpecial(String piece) {
    return PieceLexicon.NAMES.values().stream().anyMatch(names -> names.contains(piece));
  }

  /** What pieces stand for that are written one after the other, blanks included. */
  private String plain(String pieces) {
    if (words) {
      return pieces;
    }
    return bytes && ByteAlphabet.isOf(pieces)
        ? ByteAlphabet.text(pieces)
        : pieces.replace(BLANK, " ");
  }

  /** The text of some pieces without special ones and without blanks around it. */
  String text(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (String piece : pieces) {
      if (isSpecial(piece)) {
        continue;
      }
      if (piece.endsWith(WORD_END)) {
        text.append(piece, 0, piece.length() - WORD_END.length()).append(' ');
      } else if (words && piece.startsWith(INSIDE)) {
        text.append(piece, INSIDE.length(), piece.length());
      } else {
        text.append(words && !text.isEmpty() ? " " : "").append(piece);
      }
    }
    return plain(text.toString()).strip();
  }

  /** See {@link Lexicon#append}; a special piece is written as the vocabulary has it. */
  String append(String text, String piece) {
    if (isSpecial(piece) || (words && !piece.startsWith(INSIDE))) {
      return text + piece;
    }
    String plain = words ? piece.substring(INSIDE.length()) : plain(piece);
    if (!plain.startsWith(" ")) {
      return text.stripTrailing() + plain;
    }
    boolean parted = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    return text + (parted ? plain.substring(1) : plain);
  }

  /** See {@link Lexicon#characters}. */
  int characters(String piece) {
    if (bytes && !isSpecial(piece) && ByteAlphabet.isOf(piece)) {
      return ByteAlphabet.begun(piece);
    }
    String text = text(List.of(piece));
    return text.codePointCount(0, text.length());
  }
}
