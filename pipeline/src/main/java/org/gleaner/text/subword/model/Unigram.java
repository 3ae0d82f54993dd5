package org.gleaner.text.subword.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.subword.cut.Part;
import org.gleaner.text.subword.cut.PieceTrie;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;

/**
 * The most likely pieces (Kudo 2018), found from left to right (Viterbi 1967). Characters that no
 * piece matches are unknown; those that follow each other are one unknown piece, or its bytes.
 */
final class Unigram implements PieceModel {
  private static final double PENALTY = 10;

  private final PieceTrie trie = new PieceTrie();
  private final double[] scores;
  private final double unknownScore;
  private final int unknown;
  private final BytePieces bytes;

  /**
   * The model of a vocabulary.
   *
   * @param hidden pieces that match no text
   */
  Unigram(Component model, Map<String, Integer> pieces, Set<Integer> hidden) {
    JsonNode vocabulary = model.node().path("vocab");
    this.scores = new double[vocabulary.size()];
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = vocabulary.get(i).get(1).asDouble();
      lowest = Math.min(lowest, scores[i]);
    }
    this.unknownScore = lowest - PENALTY;
    this.unknown = model.integer("unk_id", 0, scores.length - 1);
    this.bytes = model.flag("byte_fallback", false) ? new BytePieces(pieces) : BytePieces.NONE;
    pieces.forEach(
        (piece, number) -> {
          if (!hidden.contains(number)) {
            trie.add(piece, number);
          }
        });
  }

  /** The best way to each place of a word. */
  private static final class Paths {
    final double[] best;
    final int[] begins;
    final int[] pieces;

    Paths(int length) {
      best = new double[length + 1];
      begins = new int[length + 1];
      pieces = new int[length + 1];
      Arrays.fill(begins, -1);
    }

    void offer(int begin, int end, int piece, double score) {
      if (begins[end] < 0 || score > best[end]) {
        best[end] = score;
        begins[end] = begin;
        pieces[end] = piece;
      }
    }
  }

  @Override
  public void cut(Part word, PieceList into) {
    Paths paths = paths(word);
    int[] ends = new int[paths.best.length];
    int count = 0;
    for (int end = ends.length - 1; end > 0; end = paths.begins[end]) {
      ends[count++] = end;
    }
    int begin = 0;
    while (count > 0) {
      int end = ends[--count];
      int piece = paths.pieces[end];
      if (piece == unknown) {
        while (count > 0 && paths.pieces[ends[count - 1]] == unknown) {
          end = ends[--count];
        }
        unknown(word.text(), word.from() + begin, word.from() + end, into);
      } else {
        into.add(piece, word.text(), word.from() + begin, word.from() + end);
      }
      begin = end;
    }
  }

  private Paths paths(Part word) {
    AlignedText text = word.text();
    int length = word.to() - word.from();
    Paths paths = new Paths(length);
    int begin = 0;
    while (begin < length) {
      double score = paths.best[begin];
      int next = begin + Character.charCount(text.characterAt(word.from() + begin));
      boolean single = false;
      int node = PieceTrie.ROOT;
      for (int i = begin; i < length; i++) {
        node = trie.next(node, text.charAt(word.from() + i));
        if (node < 0) {
          break;
        }
        int piece = trie.piece(node);
        if (piece >= 0) {
          paths.offer(begin, i + 1, piece, scores[piece] + score);
          single |= i + 1 == next;
        }
      }
      if (!single) {
        paths.offer(begin, next, unknown, unknownScore + score);
      }
      begin = next;
    }
    return paths;
  }

  private void unknown(AlignedText text, int from, int to, PieceList into) {
    int node = PieceTrie.ROOT;
    for (int i = from; i < to && node >= 0; i++) {
      node = trie.next(node, text.charAt(i));
    }
    if (node >= 0 && trie.piece(node) >= 0) {
      into.add(trie.piece(node), text, from, to);
    } else if (!bytes.add(text, from, to, into)) {
      into.addAs(unknown, text, from, to);
    }
  }
}
