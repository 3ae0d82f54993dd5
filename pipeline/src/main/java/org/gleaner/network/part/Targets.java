package org.gleaner.network.part;

import java.util.List;

/**
 * The targets of a batch, and their form as one array. The row of an example holds its weight, the
 * number of its targets and the targets, padded at its end.
 */
public final class Targets {
  private final float[][] values;
  private final float[] weights;

  private Targets(float[][] values, float[] weights) {
    this.values = values;
    this.weights = weights;
  }

  /**
   * The targets of examples.
   *
   * @param values of each example; not copied
   * @param weights of the examples; not copied
   */
  public static Targets of(float[][] values, float[] weights) {
    return new Targets(values, weights);
  }

  /** The length of the longest row. */
  public static int width(List<Example> examples) {
    int longest = 0;
    for (Example example : examples) {
      longest = Math.max(longest, example.target().length);
    }
    return 2 + longest;
  }

  /** The rows of examples one after the other, each of {@link #width} numbers. */
  public static float[] pack(List<Example> examples) {
    int width = width(examples);
    float[] packed = new float[Math.multiplyExact(examples.size(), width)];
    for (int i = 0; i < examples.size(); i++) {
      float[] target = examples.get(i).target();
      packed[i * width] = examples.get(i).weight();
      packed[i * width + 1] = target.length;
      System.arraycopy(target, 0, packed, i * width + 2, target.length);
    }
    return packed;
  }

  /** The reverse of {@link #pack}. */
  public static Targets unpack(float[] packed, int examples) {
    int width = examples == 0 ? 0 : packed.length / examples;
    float[][] values = new float[examples][];
    float[] weights = new float[examples];
    for (int i = 0; i < examples; i++) {
      weights[i] = packed[i * width];
      values[i] = new float[(int) packed[i * width + 1]];
      System.arraycopy(packed, i * width + 2, values[i], 0, values[i].length);
    }
    return new Targets(values, weights);
  }

  /** The targets of an example. */
  public float[] of(int example) {
    return values[example];
  }

  /** The weight of an example. */
  public float weight(int example) {
    return weights[example];
  }
}
