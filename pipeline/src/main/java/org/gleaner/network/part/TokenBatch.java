package org.gleaner.network.part;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * The tokens of a batch without padding: its sequences, the distinct tokens, and for each row the
 * place of its token among them. A token is its number and, where they are read, the numbers of its
 * characters.
 */
public final class TokenBatch {
  private final Sequences sequences;
  private final int[][] distinct;
  private final int[] places;

  private TokenBatch(Sequences sequences, int[][] distinct, int[] places) {
    this.sequences = sequences;
    this.distinct = distinct;
    this.places = places;
  }

  /**
   * The tokens of sequences.
   *
   * @param cells numbers of a token, its own first and then those of its characters
   * @throws IllegalArgumentException if a token number is negative or not below {@code vocabulary}
   */
  public static TokenBatch of(ExampleBatch.TokenSequences tokens, int cells, int vocabulary) {
    List<int[]> all = tokens.sequences();
    int[] lengths = new int[all.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = all.get(i).length / cells;
      for (int at = 0; at < all.get(i).length; at += cells) {
        check(all.get(i)[at], vocabulary);
      }
    }
    Sequences shape = Sequences.of(lengths).grouped(tokens.groups(), tokens.members());
    return cells == 1 ? ofNumbers(all, shape, vocabulary) : ofCells(all, shape, cells);
  }

  private static void check(int token, int vocabulary) {
    if (token < 0 || token >= vocabulary) {
      throw new IllegalArgumentException(
          "Cannot embed token number: " + token + ". Accepted: 0 to " + (vocabulary - 1));
    }
  }

  private static TokenBatch ofNumbers(List<int[]> sequences, Sequences shape, int vocabulary) {
    int[] seen = new int[vocabulary];
    int[] places = new int[shape.rows()];
    int row = 0;
    for (int[] sequence : sequences) {
      for (int token : sequence) {
        places[row++] = token;
        seen[token] = 1;
      }
    }
    int[][] distinct = new int[Math.min(vocabulary, places.length)][];
    int count = 0;
    for (int token = 0; token < vocabulary; token++) {
      if (seen[token] != 0) {
        seen[token] = count;
        distinct[count++] = new int[] {token};
      }
    }
    for (row = 0; row < places.length; row++) {
      places[row] = seen[places[row]];
    }
    return new TokenBatch(shape, Arrays.copyOf(distinct, count), places);
  }

  private static TokenBatch ofCells(List<int[]> sequences, Sequences shape, int cells) {
    Map<IntBuffer, Integer> known = new HashMap<>();
    List<int[]> distinct = new ArrayList<>();
    int[] places = new int[shape.rows()];
    int row = 0;
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at += cells) {
        int[] token = Arrays.copyOfRange(sequence, at, at + cells);
        Integer place = known.putIfAbsent(IntBuffer.wrap(token), distinct.size());
        if (place == null) {
          place = distinct.size();
          distinct.add(token);
        }
        places[row++] = place;
      }
    }
    return new TokenBatch(shape, distinct.toArray(new int[0][]), places);
  }

  /** How the tokens belong to sequences, and these to examples. */
  public Sequences sequences() {
    return sequences;
  }

  /** Number of distinct tokens. */
  public int size() {
    return distinct.length;
  }

  /** The cells of a distinct token; without characters these are in ascending order. */
  public int[] token(int place) {
    return distinct[place];
  }

  /** Rows with one stored vector for each distinct token. */
  public Rows rows(float[] vectors, int width) {
    return Rows.ofTokens(sequences, vectors, width, places, numbers());
  }

  /** The numbers of the distinct tokens, or null where characters are read too. */
  private int[] numbers() {
    int[] numbers = new int[distinct.length];
    for (int i = 0; i < numbers.length; i++) {
      if (distinct[i].length > 1) {
        return null;
      }
      numbers[i] = distinct[i][0];
    }
    return numbers;
  }
}
