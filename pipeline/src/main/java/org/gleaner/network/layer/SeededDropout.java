package org.gleaner.network.layer;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.FloatBlock;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout whose choices depend on the seed, the iteration and the place in the array
 * alone, so that training on threads is repeatable; DL4J's own draws from a generator of the
 * thread. Srivastava et al. (2014).
 */
public final class SeededDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  private double rate;
  private long seed;

  /** For deserialisation. */
  SeededDropout() {}

  /**
   * Sets each value to zero with that probability.
   *
   * @param rate at least 0, below 1
   */
  public SeededDropout(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    float[] values = FloatBlock.read(input);
    DropoutMask.drop(values, rate, seed, iteration);
    FloatBlock.write(values, result);
    return result;
  }

  @Override
  public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
    float[] values = FloatBlock.read(above);
    DropoutMask.drop(values, rate, seed, iteration);
    FloatBlock.write(values, below);
    return below;
  }

  @Override
  public void clear() {
    // stateless
  }

  @Override
  public IDropout clone() {
    return new SeededDropout(rate, seed);
  }
}
