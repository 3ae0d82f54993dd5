package org.gleaner.network.train;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** The result of a worker in a round, or a slice of it. */
final class RoundShare implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int worker;
  private final long examples;
  private final double loss;
  private final float[] values;

  /**
   * Takes its values.
   *
   * @param worker its number
   * @param examples that it learnt from
   * @param loss sum over the examples
   * @param values of its {@link NetworkState} after the round
   */
  RoundShare(int worker, long examples, double loss, float[] values) {
    this.worker = worker;
    this.examples = examples;
    this.loss = loss;
    this.values = values;
  }

  /** The number of the worker. */
  int worker() {
    return worker;
  }

  /** The number of examples that it learnt from. */
  long examples() {
    return examples;
  }

  /** The sum of the examples' losses. */
  double loss() {
    return loss;
  }

  /** The values of its {@link NetworkState} after the round. */
  float[] values() {
    return values;
  }

  /** Serialised by Java, whose streams take bytes at once and floats one by one. */
  private Object writeReplace() {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    floats(bytes).put(values);
    return new Packed(worker, examples, loss, bytes);
  }

  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** A share on its way. */
  private static final class Packed implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int worker;
    private final long examples;
    private final double loss;
    private final byte[] bytes;

    Packed(int worker, long examples, double loss, byte[] bytes) {
      this.worker = worker;
      this.examples = examples;
      this.loss = loss;
      this.bytes = bytes;
    }

    private Object readResolve() {
      float[] values = new float[bytes.length / Float.BYTES];
      floats(bytes).get(values);
      return new RoundShare(worker, examples, loss, values);
    }
  }

  /** The same with the values from one place up to another. */
  RoundShare slice(int from, int to) {
    return new RoundShare(worker, examples, loss, Arrays.copyOfRange(values, from, to));
  }
}
