package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;

/** Adds the output of some parts to their input (He et al. 2016). */
public final class Residual extends Part {
  private static final long serialVersionUID = 1L;

  private final List<Part> parts;

  /** A residual connection around parts: the last is as wide as the first, and none pools. */
  public Residual(String name, List<Part> parts) {
    super(name, parts.get(0).inputs(), parts.get(0).inputs());
    this.parts = new ArrayList<>(parts);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return PartChain.blocks(parts);
  }

  @Override
  public Step start(Pass pass) {
    List<Step> steps = new ArrayList<>();
    for (Part part : parts) {
      steps.add(part.start(pass.of(part.name())));
    }
    return new Adding(steps);
  }

  @Override
  public Cursor cursor(Pass pass) {
    Cursor through = PartChain.cursor(parts, pass);
    return new Cursor() {
      @Override
      public Rows next(Rows rows) {
        Rows all = Rows.of(rows.sequences(), rows.expanded(), rows.width());
        return sum(all, through.next(all));
      }

      @Override
      public void keep(int[] beams) {
        through.keep(beams);
      }
    };
  }

  private static Rows sum(Rows in, Rows out) {
    float[] sum = out.values().clone();
    Products.addScaled(in.values(), 0, 1f, sum, 0, sum.length);
    return Rows.of(in.sequences(), sum, in.width());
  }

  private static final class Adding implements Step {
    private final List<Step> steps;
    private Rows rows;

    Adding(List<Step> steps) {
      this.steps = steps;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      Rows all = Rows.of(in.sequences(), in.expanded(), in.width());
      Rows out = all;
      for (Step step : steps) {
        out = step.forward(out);
      }
      return sum(all, out);
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] through = gradient.clone();
      for (int i = steps.size() - 1; i >= 0; i--) {
        through = steps.get(i).backward(through);
      }
      Products.addScaled(gradient, 0, 1f, through, 0, through.length);
      return rows.collapsed(through);
    }
  }
}
