package org.gleaner.network.train;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Catalogue;

/** The ways to average by name. */
final class Averagings {
  /** The name of {@link OuterAveraging}. */
  static final String OUTER = "outer";

  /**
   * gleaner; outer for {@link OuterAveraging}; or dl4j for dl4j-spark's parameter averaging master,
   * whose Adam begins anew in each round. With sgd, gleaner and dl4j give the same weights to
   * rounding, and so does outer with outer-rate=1 and outer-momentum=0.
   */
  static final Catalogue<Maker> CATALOGUE =
      Catalogue.<Maker>of("averaging")
          .add(
              "gleaner",
              (shards, network, settings, memory) ->
                  new BroadcastAveraging(shards, network, BroadcastAveraging.DIRECT))
          .add(OUTER, Averagings::outer)
          .add(
              "dl4j",
              (shards, network, settings, memory) ->
                  new Dl4jAveraging.MasterAveraging(shards, network, settings))
          .build();

  private Averagings() {}

  private static Averaging outer(
      Shards shards, ComputationGraph network, TrainerSettings settings, float[] memory) {
    Exchange.Way way =
        Exchange.way(settings.workers(), network.params().length(), shards.spark().isLocal());
    return new OuterAveraging(shards, network, settings.outer(), memory, way);
  }

  /** Makes a way to average. */
  interface Maker {
    /**
     * The averaging of a training.
     *
     * @param network the driver's
     * @param memory of the averaging that a checkpoint was taken from; empty for none
     */
    Averaging of(Shards shards, ComputationGraph network, TrainerSettings settings, float[] memory);
  }
}
