package org.gleaner.network.layer;

import java.util.List;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.Targets;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Examples as the arrays that a {@link NetworkLayer} takes, their number first in each shape. */
public final class NetworkBatch {
  private NetworkBatch() {}

  /** Inputs and targets, to train. */
  public static MultiDataSet of(List<Example> examples) {
    long[] shape = {examples.size(), Targets.width(examples)};
    return new MultiDataSet(input(examples), Nd4j.create(Targets.pack(examples), shape, 'c'));
  }

  /** Inputs, to score. */
  public static INDArray input(List<Example> examples) {
    long[] shape = {examples.size(), ExampleBatch.width(examples)};
    return Nd4j.create(ExampleBatch.pack(examples), shape, 'c');
  }
}
