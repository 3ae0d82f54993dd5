package org.gleaner.network.train;

import java.io.Serializable;
import java.util.Map;
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
 * @param averaging "gleaner", or "dl4j" for dl4j-spark's parameter averaging master, whose Adam
 *     begins anew in each round; with "sgd" both give the same weights to rounding
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
    double clip,
    double warmUp,
    String decay,
    String averaging)
    implements Serializable {

  /**
   * Reads {@code workers} (2), {@code batch-size} (8), {@code averaging-frequency} (10), {@code
   * epochs} (6), {@code patience} (3), {@code seed} (42), {@code updater} (adam), {@code
   * learning-rate} (0.002), {@code clip} (1), {@code warm-up} (0), {@code decay} (epoch), {@code
   * averaging} (gleaner).
   */
  public static TrainerSettings of(Options options) {
    return new TrainerSettings(
        options.integer("workers", 2, 1, 10_000),
        options.integer("batch-size", 8, 1, 100_000),
        options.integer("averaging-frequency", 10, 1, 1000),
        options.integer("epochs", 6, 1, 100_000),
        options.integer("patience", 3, 1, 100_000),
        options.integer("seed", 42, 0, Integer.MAX_VALUE),
        options.choice("updater", "adam", "adam", "sgd"),
        options.number("learning-rate", 0.002, 1e-9, 1000),
        options.number("clip", 1, 0, 1e9),
        options.number("warm-up", 0, 0, 0.99),
        options.choice("decay", "epoch", "epoch", "linear", "cosine", "none"),
        options.choice("averaging", "gleaner", "gleaner", "dl4j"));
  }

  /** The defaults. */
  public static TrainerSettings defaults() {
    return of(Options.none());
  }

  /** Every value as text, by the name of its option. */
  Map<String, String> byName() {
    return Map.ofEntries(
        Map.entry("workers", Integer.toString(workers)),
        Map.entry("batch-size", Integer.toString(batchSize)),
        Map.entry("averaging-frequency", Integer.toString(averagingFrequency)),
        Map.entry("epochs", Integer.toString(epochs)),
        Map.entry("patience", Integer.toString(patience)),
        Map.entry("seed", Long.toString(seed)),
        Map.entry("updater", updater),
        Map.entry("learning-rate", Double.toString(learningRate)),
        Map.entry("clip", Double.toString(clip)),
        Map.entry("warm-up", Double.toString(warmUp)),
        Map.entry("decay", decay),
        Map.entry("averaging", averaging));
  }

  public NeuralNetConfiguration.Builder configuration() {
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
