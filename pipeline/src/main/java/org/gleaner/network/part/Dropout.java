package org.gleaner.network.part;

import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.Rows;

/**
 * Inverted dropout between two parts. Equal tokens drop the same numbers (Gal and Ghahramani 2016),
 * since their vectors are stored once.
 */
public final class Dropout extends Part {
  private static final long serialVersionUID = 1L;

  private final double rate;

  /** Sets each number to zero with probability {@code rate}, at least 0 and below 1. */
  public Dropout(String name, int width, double rate) {
    super(name, width, width);
    this.rate = rate;
  }

  @Override
  public Step start(Pass pass) {
    Chance chance = pass.chance();
    return chance.training() && rate > 0 ? new Dropping(chance) : new Passing();
  }

  @Override
  public Cursor cursor(Pass pass) {
    return Cursor.rowByRow(this, pass);
  }

  private static final class Passing implements Step {
    @Override
    public Rows forward(Rows in) {
      return in;
    }

    @Override
    public float[] backward(float[] gradient) {
      return gradient;
    }
  }

  private final class Dropping implements Step {
    private final Chance chance;
    private float[] factors;

    Dropping(Chance chance) {
      this.chance = chance;
    }

    @Override
    public Rows forward(Rows in) {
      long seed = chance.seed() * 31 + name().hashCode();
      factors = DropoutMask.factors(in.values().length, rate, seed, chance.iteration());
      return in.with(times(in.values().clone()), in.width());
    }

    @Override
    public float[] backward(float[] gradient) {
      return times(gradient);
    }

    private float[] times(float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factors[i];
      }
      return values;
    }
  }
}
