package org.gleaner.network.train;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.gleaner.Catalogue;
import org.gleaner.Options;
import org.gleaner.network.layer.Tuning;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * How gradients change weights. Options: {@code updater} (adam, adamw, sgd), {@code learning-rate}
 * (0.002), {@code weight-decay} (0; adamw: 0.01), {@code warm-up} (0: the share of all steps in
 * which the step size grows), {@code decay} (epoch, linear, cosine, none) and those of {@link
 * Tuning}. Immutable; travels.
 *
 * <p>Weight decay is decoupled from the gradient (Loshchilov and Hutter 2019) and leaves biases and
 * gains alone.
 */
public final class Optimizer implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The updaters by name, each from a step size. */
  static final Catalogue<Updater> UPDATERS =
      Catalogue.<Updater>of("updater")
          .add("adam", new Updater(BlockAdam::new, 0))
          .add("adamw", new Updater(BlockAdam::new, 0.01))
          .add("sgd", new Updater(Sgd::new, 0))
          .build();

  private final String updater;
  private final double rate;
  private final double weightDecay;
  private final Tuning tuning;
  private final double warmUp;
  private final String decay;

  /** An entry of the catalogue of updaters. */
  record Updater(java.util.function.DoubleFunction<IUpdater> make, double weightDecay) {}

  private Optimizer(Options options) {
    updater = options.choice("updater", "adam", UPDATERS.names().toArray(new String[0]));
    rate = options.number("learning-rate", 0.002, 1e-9, 1000);
    weightDecay = options.number("weight-decay", UPDATERS.named(updater).weightDecay(), 0, 1000);
    tuning = Tuning.of(options);
    warmUp = options.number("warm-up", 0, 0, 0.99);
    decay = options.choice("decay", "epoch", RateSchedule.DECAYS.names().toArray(new String[0]));
  }

  /** Reads the options above. */
  public static Optimizer of(Options options) {
    return new Optimizer(options);
  }

  /** The step size before warm-up and decay. */
  double rate() {
    return rate;
  }

  /** What changes parameters beside the updater. */
  public Tuning tuning() {
    return tuning;
  }

  /** The share of all steps in which the step size grows. */
  double warmUp() {
    return warmUp;
  }

  /** How the step size falls, a name of {@link RateSchedule#DECAYS}. */
  String decay() {
    return decay;
  }

  /** The updater of Deeplearning4j. */
  IUpdater updater() {
    return UPDATERS.named(updater).make().apply(rate);
  }

  /** Sets on a layer what must not be set on the whole graph, where the library decays twice. */
  public void apply(FeedForwardLayer layer) {
    if (weightDecay > 0) {
      layer.setRegularization(List.of(new WeightDecay(weightDecay, true)));
      layer.setRegularizationBias(List.of());
    }
  }

  /** Every value as text, by the name of its option. */
  Map<String, String> byName() {
    Map<String, String> all =
        new TreeMap<>(
            Map.of(
                "updater", updater,
                "learning-rate", Double.toString(rate),
                "weight-decay", Double.toString(weightDecay),
                "warm-up", Double.toString(warmUp),
                "decay", decay));
    tuning.addTo(all);
    return all;
  }
}
