package org.gleaner.network.train;

import java.io.Serializable;

/**
 * What a worker has learnt in a round, or a stretch of it.
 *
 * @param worker its number
 * @param examples that it learnt from
 * @param loss sum over the examples
 * @param values of its {@link NetworkState} after the round
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier over the wire, never compared
record RoundShare(int worker, long examples, double loss, float[] values) implements Serializable {

  /** The n-th of so many nearly equal stretches of the values. */
  RoundShare slice(int n, int slices) {
    int from = (int) ((long) values.length * n / slices);
    int to = (int) ((long) values.length * (n + 1) / slices);
    return new RoundShare(worker, examples, loss, java.util.Arrays.copyOfRange(values, from, to));
  }
}
