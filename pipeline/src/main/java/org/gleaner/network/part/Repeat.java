package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;

/**
 * The same part several times, one after the other, with shared parameters, whose gradients add up
 * (Dehghani et al. 2019; Lan et al. 2020). Its parameters are those of the part, under its own
 * name. Each repetition draws its own random numbers.
 */
public final class Repeat extends Part {
  private static final long serialVersionUID = 1L;

  private final Part part;
  private final int times;

  /**
   * A repetition.
   *
   * @param part gives rows as wide as it takes and does not pool
   * @param times at least 1
   * @throws IllegalArgumentException if the part cannot follow itself, or {@code times} is below 1
   */
  public Repeat(String name, Part part, int times) {
    super(name, part.inputs(), part.outputs());
    if (part.inputs() != part.outputs() || part.pools()) {
      throw new IllegalArgumentException(
          "Cannot repeat part: "
              + part.name()
              + " of "
              + part.inputs()
              + " inputs and "
              + part.outputs()
              + " outputs. Accepted: as many outputs as inputs, no pooling");
    }
    if (times < 1) {
      throw new IllegalArgumentException(
          "Cannot repeat part " + part.name() + ": " + times + " times. Accepted: 1 or more");
    }
    this.part = part;
    this.times = times;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return part.blocks();
  }

  @Override
  public Step start(Pass pass) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      steps.add(part.start(pass.repetition(i)));
    }
    return new Repeating(steps);
  }

  @Override
  public Cursor cursor(Pass pass) {
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      cursors.add(part.cursor(pass.repetition(i)));
    }
    return PartChain.cursor(cursors);
  }

  private static final class Repeating implements Step {
    private final List<Step> steps;

    Repeating(List<Step> steps) {
      this.steps = steps;
    }

    @Override
    public Rows forward(Rows in) {
      Rows rows = in;
      for (Step step : steps) {
        rows = step.forward(rows);
      }
      return rows;
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] below = gradient;
      for (int i = steps.size() - 1; i >= 0; i--) {
        below = steps.get(i).backward(below);
      }
      return below;
    }
  }
}
