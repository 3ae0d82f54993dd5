package org.gleaner.vector.train;

import org.gleaner.vector.VectorMath;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.count.PairCounting;

/**
 * Learns from pairs of words and how often they meet: AdaGrad on {@code f(x) (w c + b + b' - log
 * x)^2 / 2}, where {@code f(x)} is {@code (x / fullCount)^power}, at most 1. Each pair is learnt
 * twice, either word once as the other's context.
 */
final class GloveLearner implements BlockLearner {
  /** A step of one number is no larger than this, as in the authors' program. */
  private static final float MOST = 100;

  private final Replica replica;
  private final WordVectorSettings settings;
  private final int dimensions;
  private double loss;
  private double losses;

  GloveLearner(Replica replica, WordVectorSettings settings) {
    this.replica = replica;
    this.settings = settings;
    this.dimensions = settings.dimensions();
  }

  @Override
  public long learn(int[] block) {
    for (int i = 0; i < block.length; i += PairCounting.PAIR) {
      float count = Float.intBitsToFloat(block[i + 2]);
      double share = count / settings.fullCount();
      float weight = share >= 1 ? 1 : (float) Math.pow(share, settings.power());
      float target = (float) Math.log(count);
      learn(block[i], block[i + 1], weight, target);
      if (block[i] != block[i + 1]) {
        learn(block[i + 1], block[i], weight, target);
      }
    }
    return PairCounting.pairs(block);
  }

  private void learn(int word, int context, float weight, float target) {
    float[] w = replica.input(word);
    float[] c = replica.output(context);
    float error = VectorMath.dot(w, c, dimensions) + w[dimensions] + c[dimensions] - target;
    loss += 0.5 * weight * error * error;
    losses++;
    float slope = (float) (weight * error * settings.learningRate());
    if (Float.isFinite(slope)) {
      move(w, c, slope);
      w[dimensions] -= bias(w, slope);
      c[dimensions] -= bias(c, slope);
    }
  }

  private void move(float[] w, float[] c, float slope) {
    int sums = dimensions + 1;
    for (int i = 0; i < dimensions; i++) {
      float ofWord = clipped(slope * c[i]);
      float ofContext = clipped(slope * w[i]);
      w[i] -= ofWord / (float) Math.sqrt(w[sums + i]);
      c[i] -= ofContext / (float) Math.sqrt(c[sums + i]);
      w[sums + i] += ofWord * ofWord;
      c[sums + i] += ofContext * ofContext;
    }
  }

  /** The step of a bias; its sum of squares is the last number of the row. */
  private static float bias(float[] row, float slope) {
    float step = clipped(slope);
    float moved = step / (float) Math.sqrt(row[row.length - 1]);
    row[row.length - 1] += step * step;
    return moved;
  }

  private static float clipped(float step) {
    return Math.max(-MOST, Math.min(MOST, step));
  }

  @Override
  public double lossSum() {
    return loss;
  }

  @Override
  public double lossCount() {
    return losses;
  }
}
