package org.gleaner.network.train;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.gleaner.Options;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The settings of a training. Options: {@code workers} (2: tasks that train side by side), {@code
 * batch-size} (8: examples of one step of one worker), {@code averaging-frequency} (10: steps
 * between two averages), {@code epochs} (6), {@code patience} (3: training ends after this many
 * epochs without a better one), {@code seed} (42), {@code averaging} (a name of {@link
 * Averagings#CATALOGUE}), with {@code averaging=outer} those of {@link OuterStep}, and those of
 * {@link Optimizer}. Immutable; travels.
 */
public final class TrainerSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int workers;
  private final int batchSize;
  private final int averagingFrequency;
  private final int epochs;
  private final int patience;
  private final long seed;
  private final String averaging;
  private final OuterStep outer;
  private final Optimizer optimizer;

  private TrainerSettings(Options options) {
    workers = options.integer("workers", 2, 1, 10_000);
    batchSize = options.integer("batch-size", 8, 1, 100_000);
    averagingFrequency = options.integer("averaging-frequency", 10, 1, 1000);
    epochs = options.integer("epochs", 6, 1, 100_000);
    patience = options.integer("patience", 3, 1, 100_000);
    seed = options.integer("seed", 42, 0, Integer.MAX_VALUE);
    averaging =
        options.choice("averaging", "gleaner", Averagings.CATALOGUE.names().toArray(new String[0]));
    outer = averaging.equals(Averagings.OUTER) ? OuterStep.of(options) : null;
    optimizer = Optimizer.of(options);
  }

  /** Reads the options above. */
  public static TrainerSettings of(Options options) {
    return new TrainerSettings(options);
  }

  /** The defaults. */
  public static TrainerSettings defaults() {
    return of(Options.none());
  }

  /** Tasks that train side by side. */
  public int workers() {
    return workers;
  }

  /** Examples of one step of one worker. */
  public int batchSize() {
    return batchSize;
  }

  /** Steps between two averages. */
  public int averagingFrequency() {
    return averagingFrequency;
  }

  /** The largest number of passes over the examples. */
  public int epochs() {
    return epochs;
  }

  /** The number of epochs without a better one after which training ends. */
  public int patience() {
    return patience;
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The way to average, a name of {@link Averagings#CATALOGUE}. */
  public String averaging() {
    return averaging;
  }

  /** How a mean change is applied; null unless {@link #averaging} is outer. */
  OuterStep outer() {
    return outer;
  }

  /** How gradients change weights. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Every value as text, by the name of its option. */
  public Map<String, String> byName() {
    Map<String, String> all = new TreeMap<>(optimizer.byName());
    all.put("workers", Integer.toString(workers));
    all.put("batch-size", Integer.toString(batchSize));
    all.put("averaging-frequency", Integer.toString(averagingFrequency));
    all.put("epochs", Integer.toString(epochs));
    all.put("patience", Integer.toString(patience));
    all.put("seed", Long.toString(seed));
    all.put("averaging", averaging);
    if (outer != null) {
      outer.addTo(all);
    }
    return all;
  }

  /** A new configuration with the seed and the updater. */
  public NeuralNetConfiguration.Builder configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .dataType(DataType.FLOAT)
        .updater(optimizer.updater())
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE);
  }

  @Override
  public String toString() {
    return byName().toString();
  }
}
