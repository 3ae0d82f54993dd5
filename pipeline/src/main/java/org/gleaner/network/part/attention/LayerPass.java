package org.gleaner.network.part.attention;

import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/** One pass of a {@link TransformerLayer} over one batch. */
final class LayerPass implements Part.Step {
  private final TransformerLayer.Shape shape;
  private final Pass pass;
  private Rows rows;
  private LayerState state;

  LayerPass(TransformerLayer.Shape shape, Pass pass) {
    this.shape = shape;
    this.pass = pass;
  }

  @Override
  public Rows forward(Rows in) {
    rows = in;
    LayerState all = new LayerState(shape, pass, in.sequences(), in.expanded());
    float[] result = new float[all.input.length];
    try (LayerForward forward = new LayerForward(all, all.longestSpan(), result)) {
      all.eachSpan(forward::span);
    }
    if (all.training) {
      state = all;
    } else {
      all.kept.close();
    }
    return Rows.of(in.sequences(), result, shape.size);
  }

  @Override
  public float[] backward(float[] gradient) {
    try (LayerBackward backward = new LayerBackward(state, state.longestSpan(), gradient)) {
      state.eachSpan(backward::span);
    }
    state.first.addGradients();
    state.second.addGradients();
    state.kept.close();
    return rows.collapsed(gradient);
  }
}
