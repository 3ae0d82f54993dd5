package org.gleaner.text.subword.model;

import java.util.Map;
import java.util.Set;
import org.gleaner.text.subword.cut.Part;
import org.gleaner.text.subword.cut.PieceTrie;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;

/**
 * The longest piece first (Schuster and Nakajima 2012, as in BERT). A word that is too long, or
 * that pieces do not make up, is one unknown piece.
 */
final class WordPiece implements PieceModel {
  private static final int MOST_MARK_CHARS = 16;

  private final PieceTrie first = new PieceTrie();
  private final PieceTrie inside = new PieceTrie();
  private final int unknown;
  private final int most;

  /**
   * The model of a vocabulary.
   *
   * @param hidden pieces that match no text
   */
  WordPiece(Component model, Map<String, Integer> pieces, Set<Integer> hidden) {
    String mark = model.text("continuing_subword_prefix", 0, MOST_MARK_CHARS);
    this.most = model.integer("max_input_chars_per_word", 1, PieceModels.MOST_PIECE_CHARS);
    this.unknown = PieceModels.known(model, "unk_token", pieces);
    pieces.forEach(
        (piece, number) -> {
          if (!hidden.contains(number)) {
            add(piece, number, mark);
          }
        });
  }

  private void add(String piece, int number, String mark) {
    if (!piece.isEmpty()) {
      first.add(piece, number);
    }
    if (piece.startsWith(mark) && piece.length() > mark.length()) {
      inside.add(piece.substring(mark.length()), number);
    }
  }

  @Override
  public void cut(Part word, PieceList into) {
    AlignedText text = word.text();
    int begin = word.from();
    int[] ends = new int[Math.min(most, word.to() - word.from())];
    int[] numbers = new int[ends.length];
    int count = 0;
    boolean whole = characters(word) <= most;
    while (whole && begin < word.to()) {
      int end = begin;
      PieceTrie trie = count == 0 ? first : inside;
      int node = PieceTrie.ROOT;
      for (int i = begin; i < word.to(); i++) {
        node = trie.next(node, text.charAt(i));
        if (node < 0) {
          break;
        }
        if (trie.piece(node) >= 0) {
          end = i + 1;
          numbers[count] = trie.piece(node);
        }
      }
      whole = end > begin;
      if (whole) {
        ends[count++] = end;
      }
      begin = end;
    }
    if (whole) {
      add(word, ends, numbers, count, into);
    } else {
      into.add(unknown, text, word.from(), word.to());
    }
  }

  private static void add(Part word, int[] ends, int[] numbers, int count, PieceList into) {
    int begin = word.from();
    for (int i = 0; i < count; i++) {
      into.add(numbers[i], word.text(), begin, ends[i]);
      begin = ends[i];
    }
  }

  private int characters(Part word) {
    int chars = word.to() - word.from();
    if (chars <= most) {
      return chars;
    }
    return chars > 2 * most ? chars : Character.codePointCount(word.text(), word.from(), word.to());
  }
}
