package org.gleaner.network;

import java.io.Serializable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.gleaner.Options;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * How a network is trained.
 *
 * @param workers tasks that train side by side
 * @param batchSize examples of one step of one worker
 * @param averagingFrequency steps between two averages; 5 to 10 is sane, more than 20 hurts
 * @param epochs most passes over the examples
 * @param patience passes without a better score after which training ends
 * @param seed of the first weights, the order of the examples and dropout
 * @param updater {@code adam} or {@code sgd}
 * @param learningRate the updater's step in the first epoch; it falls evenly to a tenth in the last
 * @param clip greatest norm of a layer's gradient; 0 for no limit
 */
public record TrainerSettings(
    int workers,
    int batchSize,
    int averagingFrequency,
    int epochs,
    int patience,
    long seed,
    String updater,
    double learningRate,
    double clip)
    implements Serializable {

  /**
   * Reads {@code workers} (2), {@code batch-size} (8), {@code averaging-frequency} (10), {@code
   * epochs} (8), {@code patience} (3), {@code seed} (42), {@code updater} (adam), {@code
   * learning-rate} (0.002), {@code clip} (1).
   */
  public static TrainerSettings of(Options options) {
    return new TrainerSettings(
        options.integer("workers", 2, 1, 10_000),
        options.integer("batch-size", 8, 1, 100_000),
        options.integer("averaging-frequency", 10, 1, 1000),
        options.integer("epochs", 8, 1, 100_000),
        options.integer("patience", 3, 1, 100_000),
        options.integer("seed", 42, 0, Integer.MAX_VALUE),
        options.choice("updater", "adam", "adam", "sgd"),
        options.number("learning-rate", 0.002, 1e-9, 1000),
        options.number("clip", 1, 0, 1e9));
  }

  /** The defaults. */
  public static TrainerSettings defaults() {
    return of(Options.none());
  }

  /** The updater's step in an epoch, from 1. */
  double learningRate(int epoch) {
    return learningRate * (1 - 0.9 * (epoch - 1) / Math.max(1, epochs - 1));
  }

  NeuralNetConfiguration.Builder configuration() {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(newUpdater())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE);
    if (clip > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(clip);
    }
    return builder;
  }

  private IUpdater newUpdater() {
    return updater.equals("sgd") ? new Sgd(learningRate) : new Adam(learningRate);
  }
}
