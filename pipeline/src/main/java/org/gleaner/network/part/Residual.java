package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;

/** Adds what some parts make of the rows to the rows themselves (He et al. 2016). */
public final class Residual extends Part {
  private static final long serialVersionUID = 1L;

  private final List<Part> parts;

  /** The last part must give as much as the first takes, and none may pool. */
  public Residual(String name, List<Part> parts) {
    super(name, parts.get(0).inputs(), parts.get(0).inputs());
    this.parts = new ArrayList<>(parts);
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (Part part : parts) {
      for (ParameterBlock block : part.blocks()) {
        blocks.add(block.named(part.name() + '.' + block.name()));
      }
    }
    return blocks;
  }

  @Override
  public Step start(Pass pass) {
    List<Step> steps = new ArrayList<>();
    for (Part part : parts) {
      steps.add(part.start(pass.of(part.name())));
    }
    return new Adding(steps);
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
      float[] sum = out.values().clone();
      Products.addScaled(all.values(), 0, 1f, sum, 0, sum.length);
      return Rows.of(in.sequences(), sum, in.width());
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
