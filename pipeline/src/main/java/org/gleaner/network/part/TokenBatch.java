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
   * Reads padded rows of cells; a token has {@code cells} of them, its number first, and a number 0
   * ends a row.
   *
   * @throws IllegalArgumentException if a token number is not below {@code vocabulary}
   */
  public static TokenBatch of(float[] grid, int sequences, int cells, int vocabulary) {
    int width = sequences == 0 ? 0 : grid.length / sequences;
    int[] lengths = new int[sequences];
    for (int i = 0; i < sequences; i++) {
      int at = i * width;
      while (lengths[i] * cells < width && grid[at + lengths[i] * cells] != 0) {
        check(grid[at + lengths[i] * cells], vocabulary);
        lengths[i]++;
      }
    }
    Sequences shape = Sequences.of(lengths);
    return cells == 1
        ? ofNumbers(grid, width, shape, vocabulary)
        : ofCells(grid, width, shape, cells);
  }

  private static void check(float number, int vocabulary) {
    int token = (int) number;
    if (token != number || token < 0 || token >= vocabulary) {
      throw new IllegalArgumentException(
          "Cannot embed token number: " + number + ". Accepted: 0 to " + (vocabulary - 1));
    }
  }

  private static TokenBatch ofNumbers(float[] grid, int width, Sequences shape, int vocabulary) {
    int[] seen = new int[vocabulary];
    int[] places = new int[shape.rows()];
    for (int i = 0; i < shape.count(); i++) {
      for (int k = 0; k < shape.length(i); k++) {
        int token = (int) grid[i * width + k];
        places[shape.begin(i) + k] = token;
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
    for (int row = 0; row < places.length; row++) {
      places[row] = seen[places[row]];
    }
    return new TokenBatch(shape, Arrays.copyOf(distinct, count), places);
  }

  private static TokenBatch ofCells(float[] grid, int width, Sequences shape, int cells) {
    Map<IntBuffer, Integer> known = new HashMap<>();
    List<int[]> distinct = new ArrayList<>();
    int[] places = new int[shape.rows()];
    for (int i = 0; i < shape.count(); i++) {
      for (int k = 0; k < shape.length(i); k++) {
        int[] token = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
          token[cell] = (int) grid[i * width + k * cells + cell];
        }
        Integer place = known.putIfAbsent(IntBuffer.wrap(token), distinct.size());
        if (place == null) {
          place = distinct.size();
          distinct.add(token);
        }
        places[shape.begin(i) + k] = place;
      }
    }
    return new TokenBatch(shape, distinct.toArray(new int[0][]), places);
  }

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
