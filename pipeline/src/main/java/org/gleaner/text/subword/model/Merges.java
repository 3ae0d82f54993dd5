package org.gleaner.text.subword.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.subword.normal.Component;

/** Pairs of pieces that become one, by the order in which they do. */
final class Merges {
  /** The rank of a pair that does not merge. */
  static final int NONE = -1;

  private static final long EMPTY = -1;

  private final int[] results;
  private final long[] pairs;
  private final int[] ranks;

  /**
   * The {@code merges} of a model.
   *
   * @param inside the mark of pieces inside a word
   * @param hidden the numbers of pieces that match no text
   */
  Merges(Component model, Map<String, Integer> pieces, String inside, Set<Integer> hidden) {
    JsonNode merges = model.node().path("merges");
    if (!merges.isArray() || merges.size() > PieceModels.MOST_PIECES) {
      throw model.invalid("merges. Accepted: an array of at most " + PieceModels.MOST_PIECES);
    }
    int room = Integer.highestOneBit(Math.max(merges.size(), 8)) * 4;
    this.results = new int[merges.size()];
    this.pairs = new long[room];
    this.ranks = new int[room];
    Arrays.fill(pairs, EMPTY);
    for (int rank = 0; rank < results.length; rank++) {
      long pair = read(model, merges.get(rank), inside, pieces, rank);
      if (!hidden.contains(results[rank])) {
        int slot = slot(pair);
        pairs[slot] = pair;
        ranks[slot] = rank;
      }
    }
  }

  /**
   * The pair of a merge: two pieces, of which the second begins with the mark of pieces inside a
   * word. Their sum is a piece too.
   */
  private long read(
      Component model, JsonNode merge, String inside, Map<String, Integer> pieces, int rank) {
    String left = merge.path(0).asText();
    String right = merge.path(1).asText();
    boolean fits = merge.isArray() && merge.size() == 2;
    if (merge.isTextual()) {
      int blank = merge.asText().indexOf(' ');
      fits = blank > 0 && blank == merge.asText().lastIndexOf(' ');
      left = fits ? merge.asText().substring(0, blank) : "";
      right = fits ? merge.asText().substring(blank + 1) : "";
    }
    fits &= right.startsWith(inside) && pieces.containsKey(left) && pieces.containsKey(right);
    Integer result = fits ? pieces.get(left + right.substring(inside.length())) : null;
    if (result == null) {
      throw model.invalid(
          "the merge " + Component.shortened(merge) + ". Accepted: two pieces that make a third");
    }
    results[rank] = result;
    return pair(pieces.get(left), pieces.get(right));
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  private int slot(long pair) {
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (pairs.length - 1);
    while (pairs[slot] != EMPTY && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }

  /** The rank of two pieces that follow each other; {@link #NONE} if they do not merge. */
  int rank(int left, int right) {
    int slot = slot(pair(left, right));
    return pairs[slot] == EMPTY ? NONE : ranks[slot];
  }

  /** The piece that the pair of a rank becomes. */
  int result(int rank) {
    return results[rank];
  }
}
