package org.gleaner.network.part;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gleaner.network.math.FloatBlock;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One parameter of a part: a row-major matrix in the flat vector. A parameter of a single row is a
 * bias.
 *
 * @param name its key
 * @param rows number of rows
 * @param columns number of columns
 * @param initial its initial values
 */
public record ParameterBlock(String name, long rows, long columns, Initial initial) {
  /** The initial values of a parameter. */
  @FunctionalInterface
  public interface Initial {
    /**
     * Fills an array that is zero at the start.
     *
     * @param random of the parameter
     * @param seed of the network
     */
    void fill(float[] values, SplittableRandom random, long seed);

    /** All zero. */
    static Initial zero() {
      return constant(0);
    }

    /** All equal. */
    static Initial constant(float value) {
      return (values, random, seed) -> Arrays.fill(values, value);
    }

    /** Uniform between -bound and bound. */
    static Initial uniform(double bound) {
      return (values, random, seed) -> fill(values, 0, bound, random);
    }

    /** Uniform, Glorot and Bengio (2010). */
    static Initial glorot(double inputs, double outputs) {
      return uniform(Math.sqrt(6 / (inputs + outputs)));
    }

    /** Uniform, He et al. (2015), for weights before a rectifier. */
    static Initial he(double inputs) {
      return uniform(Math.sqrt(6 / inputs));
    }

    /**
     * Normal, Glorot and Bengio (2010), drawn column by column from the library's generator as
     * Deeplearning4j's XAVIER does, so that its networks begin with equal weights.
     */
    static Initial glorotNormal(int inputs, int outputs) {
      double deviation = Math.sqrt(2.0 / (inputs + outputs));
      return (values, random, seed) -> {
        long[] shape = {values.length};
        float[] drawn =
            FloatBlock.read(Nd4j.getRandomFactory().getNewRandomInstance(seed).nextGaussian(shape));
        for (int i = 0; i < drawn.length; i++) {
          values[i % inputs * outputs + i / inputs] = (float) (drawn[i] * deviation);
        }
      };
    }

    /** Normal with mean 0, by the polar method of Marsaglia and Bray (1964). */
    static Initial normal(double deviation) {
      return (values, random, seed) -> {
        for (int i = 0; i < values.length; i += 2) {
          double x;
          double y;
          double square;
          do {
            x = 2 * random.nextDouble() - 1;
            y = 2 * random.nextDouble() - 1;
            square = x * x + y * y;
          } while (square >= 1 || square == 0);
          double scale = deviation * Math.sqrt(-2 * Math.log(square) / square);
          values[i] = (float) (x * scale);
          if (i + 1 < values.length) {
            values[i + 1] = (float) (y * scale);
          }
        }
      };
    }

    /** Zero, and 1 for the forget gates of an LSTM (Jozefowicz et al. 2015). */
    static Initial forgetGates(int hidden) {
      return (values, random, seed) -> {
        for (int at = hidden; at < values.length; at += 4 * hidden) {
          Arrays.fill(values, at, at + hidden, 1f);
        }
      };
    }

    /** Uniform between -0.1 and 0.1; the first row, the padding's, zero. */
    static Initial embedding(int columns) {
      return (values, random, seed) -> fill(values, columns, 0.1, random);
    }

    private static void fill(float[] values, int from, double bound, SplittableRandom random) {
      for (int i = from; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    }
  }

  /** The number of its values. */
  public long size() {
    return rows * columns;
  }

  /** Whether it is a bias or a gain, which weight decay leaves alone. */
  public boolean isBias() {
    return rows == 1;
  }

  /** The same parameter under another name. */
  public ParameterBlock named(String other) {
    return new ParameterBlock(other, rows, columns, initial);
  }

  /** The initial values, which depend on the seed and the parameter's name alone. */
  public float[] values(long seed) {
    SplittableRandom random =
        new SplittableRandom(seed * 31 + name.replaceFirst("[.]", "/").hashCode());
    float[] values = new float[Math.toIntExact(size())];
    initial.fill(values, random, seed);
    return values;
  }
}
