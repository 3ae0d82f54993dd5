package org.gleaner.network.part;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;

/**
 * Layers one after the other, of which the last few all go out, side by side: row by row the
 * vectors of the first of them, then those of the next (the features of Devlin et al. 2019, section
 * 5.3). The part has no name: its layers' parameters are named as if they stood alone.
 */
public final class LastLayers extends Part {
  private static final long serialVersionUID = 1L;

  private final List<Part> layers;
  private final int read;

  /**
   * Layers.
   *
   * @param layers of one width, one row out for each row in
   * @param read the number of layers that go out
   */
  public LastLayers(List<Part> layers, int read) {
    super("", layers.get(0).inputs(), read * layers.get(0).outputs());
    PartChain.check(inputs(), layers);
    if (read > layers.size()) {
      throw new IllegalArgumentException(
          "Cannot read the last " + read + " layers. There are " + layers.size());
    }
    this.layers = new ArrayList<>(layers);
    this.read = read;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return PartChain.blocks(layers);
  }

  @Override
  public Step start(Pass pass) {
    return new Reading(pass);
  }

  private final class Reading implements Step {
    private final Pass pass;
    private final List<Step> steps = new ArrayList<>();
    private final int width = inputs();

    Reading(Pass pass) {
      this.pass = pass;
    }

    @Override
    public Rows forward(Rows in) {
      Rows rows = in;
      float[] all = null;
      for (int i = 0; i < layers.size(); i++) {
        Step step = layers.get(i).start(pass.of(layers.get(i).name()));
        rows = step.forward(rows);
        if (pass.chance().training()) {
          steps.add(step);
        }
        int place = i - layers.size() + read;
        if (place >= 0) {
          all = all == null ? new float[rows.stored() * outputs()] : all;
          move(rows.values(), all, place, true);
        }
      }
      return rows.with(all, outputs());
    }

    /** Copies the vectors of a layer to their place among all, or back. */
    private void move(float[] one, float[] all, int place, boolean there) {
      for (int row = 0; row < one.length / width; row++) {
        int at = row * outputs() + place * width;
        if (there) {
          System.arraycopy(one, row * width, all, at, width);
        } else {
          System.arraycopy(all, at, one, row * width, width);
        }
      }
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] below = null;
      for (int i = layers.size() - 1; i >= 0; i--) {
        int place = i - layers.size() + read;
        if (place >= 0) {
          float[] own = new float[gradient.length / read];
          move(own, gradient, place, false);
          if (below != null) {
            Products.addScaled(below, 0, 1f, own, 0, own.length);
          }
          below = own;
        }
        below = steps.get(i).backward(below);
      }
      return below;
    }
  }
}
