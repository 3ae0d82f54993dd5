package org.gleaner.network.head;

import java.util.List;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Targets;
import org.gleaner.text.IntList;

/**
 * Which rows of a batch are those of masked tokens, with what they should be; and of those that
 * stand in a span between two tokens that are seen, the rows of these two.
 */
final class MaskedRows {
  private final Sequences sequences;
  private final IntList masked = new IntList();
  private final IntList examples = new IntList();
  private final IntList truth = new IntList();
  private final IntList lefts = new IntList();
  private final IntList rights = new IntList();
  private final IntList positions = new IntList();
  private final IntList inSpans = new IntList();

  private MaskedRows(Sequences sequences) {
    this.sequences = sequences;
  }

  /**
   * The rows of masked tokens.
   *
   * @param picked for each sequence the places of its rows; null leaves spans out
   * @param heading rows of each sequence, with a target each, before those of tokens
   */
  static MaskedRows of(Sequences sequences, List<int[]> picked, Targets targets, int heading) {
    MaskedRows rows = new MaskedRows(sequences);
    for (int i = 0; i < sequences.count(); i++) {
      float[] target = targets.of(i);
      int length = sequences.length(i);
      int at = heading;
      while (at < length) {
        int end = end(target, picked == null ? null : picked.get(i), at, length);
        if (end > at) {
          boolean between = picked != null && isBetween(picked.get(i), at, end, heading);
          rows.add(i, target, at, end, between);
        }
        at = Math.max(at + 1, end);
      }
    }
    return rows;
  }

  /** The end of the run of masked tokens that begins with a row; the row itself if it is seen. */
  private static int end(float[] target, int[] places, int from, int length) {
    int end = from;
    while (end < length
        && target[end] >= 0
        && (end == from || places == null || places[end] == places[end - 1] + 1)) {
      end++;
    }
    return end;
  }

  /** Whether the tokens before and after some rows are among the rows. */
  private static boolean isBetween(int[] places, int from, int to, int heading) {
    return from > heading
        && places[from - 1] == places[from] - 1
        && to < places.length
        && places[to] == places[to - 1] + 1;
  }

  private void add(int example, float[] target, int from, int to, boolean between) {
    int first = sequences.begin(example);
    for (int row = from; row < to; row++) {
      if (between && row - from < SpanBoundary.POSITIONS) {
        lefts.add(first + from - 1);
        rights.add(first + to);
        positions.add(row - from);
        inSpans.add(masked.size());
      }
      masked.add(first + row);
      examples.add(example);
      truth.add((int) target[row]);
    }
  }

  /** The rows of masked tokens, ascending. */
  int[] masked() {
    return masked.toArray();
  }

  /** The number of the token that stood at each of them. */
  int[] truth() {
    return truth.toArray();
  }

  /** The weight of each: the loss is the mean over all of them, times the examples. */
  float[] weights(Targets targets) {
    float[] weights = new float[masked.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = targets.weight(examples.get(i)) * sequences.count() / weights.length;
    }
    return weights;
  }

  /** The rows before the spans, one for each token of a span. */
  int[] lefts() {
    return lefts.toArray();
  }

  /** The rows after the spans. */
  int[] rights() {
    return rights.toArray();
  }

  /** The places of tokens in their spans, from 0. */
  int[] positions() {
    return positions.toArray();
  }

  /** The tokens of spans among those that are masked. */
  int[] inSpans() {
    return inSpans.toArray();
  }
}
