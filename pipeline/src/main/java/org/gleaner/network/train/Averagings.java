package org.gleaner.network.train;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Catalogue;

/** The ways to average by name. */
final class Averagings {
  /**
   * gleaner, or dl4j for dl4j-spark's parameter averaging master, whose Adam begins anew in each
   * round; with sgd both give the same weights to rounding.
   */
  static final Catalogue<Maker> CATALOGUE =
      Catalogue.<Maker>of("averaging")
          .add(
              "gleaner",
              (shards, network, settings) ->
                  new BroadcastAveraging(shards, network, BroadcastAveraging.DIRECT))
          .add("dl4j", Dl4jAveraging.MasterAveraging::new)
          .build();

  private Averagings() {}

  /** Makes a way to average. */
  interface Maker {
    /** The averaging of a training; {@code network} is the driver's. */
    Averaging of(Shards shards, ComputationGraph network, TrainerSettings settings);
  }
}
