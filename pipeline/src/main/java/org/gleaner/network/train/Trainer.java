package org.gleaner.network.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.random.Fingerprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network on Spark by parameter averaging: every worker trains its own copy on its own
 * batches, and after each round of {@link TrainerSettings#averagingFrequency} steps the mean of the
 * copies' weights and updater states, weighted by the examples they have seen, is taken.
 *
 * <p>The examples move once, before the first epoch, to the worker that trains on them; rounds move
 * nothing but weights. The same seed and the same examples in the same order give the same weights
 * to the last bit, however the examples are partitioned, whatever the order in which tasks end, and
 * when tasks or executors are lost and their work is done again. Fewer examples than workers leave
 * workers idle, which take no part in the mean.
 */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final TrainerSettings settings;
  private final Consumer<TrainingRound> progress;
  private final Checkpoints checkpoints;
  private final Drawing drawing;

  /**
   * A trainer without checkpoints.
   *
   * @param progress receives every round, on the calling thread
   */
  public Trainer(TrainerSettings settings, Consumer<TrainingRound> progress) {
    this(settings, progress, Checkpoints.none());
  }

  /**
   * A trainer.
   *
   * @param progress receives every round, on the calling thread
   * @param checkpoints where training starts, and what stores its progress
   */
  public Trainer(
      TrainerSettings settings, Consumer<TrainingRound> progress, Checkpoints checkpoints) {
    this(settings, progress, checkpoints, Drawing.none());
  }

  private Trainer(
      TrainerSettings settings,
      Consumer<TrainingRound> progress,
      Checkpoints checkpoints,
      Drawing drawing) {
    this.settings = settings;
    this.progress = progress;
    this.checkpoints = checkpoints;
    this.drawing = drawing;
  }

  /** The same trainer, which draws each example anew in each epoch. */
  public Trainer with(Drawing other) {
    return new Trainer(settings, progress, checkpoints, other);
  }

  /**
   * Trains until the epochs or the patience are used up, and returns the weights of the best epoch.
   *
   * @param judge the score of a network after an epoch, higher is better, called on this thread; a
   *     constant makes the last epoch the best
   * @throws IllegalArgumentException if there is no example
   * @throws org.gleaner.GleanerException with TRAINING_DIVERGED if the loss or a weight is not a
   *     finite number after a round, with INVALID_MODEL if the checkpoint to resume from is
   *     damaged, or belongs to other settings or data
   */
  public TrainedNetwork train(
      ComputationGraphConfiguration configuration,
      JavaRDD<Example> examples,
      ToDoubleFunction<ComputationGraph> judge) {
    return train(configuration, network -> {}, examples, judge);
  }

  /**
   * Trains as {@link #train(ComputationGraphConfiguration, JavaRDD, ToDoubleFunction)} does.
   *
   * @param begin receives the network with its initial weights, which it may change
   */
  public TrainedNetwork train(
      ComputationGraphConfiguration configuration,
      Consumer<ComputationGraph> begin,
      JavaRDD<Example> examples,
      ToDoubleFunction<ComputationGraph> judge) {
    NativeThreads.useOne();
    try (Shards shards = Shards.of(examples, settings, drawing)) {
      ComputationGraph network = new ComputationGraph(configuration);
      network.init();
      begin.accept(network);
      network.setLearningRate(new RateSchedule(settings, shards.plan().steps()));
      Map<String, String> origin = origin(shards, network);
      Checkpoint resumed = resumed(origin);
      TrainingState state = begin(shards.plan(), resumed, network);
      float[] memory = resumed == null ? new float[0] : resumed.memory();
      try (Averaging averaging = averaging(shards, network, memory)) {
        return epochs(averaging, state, origin, network, judge, shards.fingerprint());
      }
    }
  }

  /** Everything that a training depends on, by name. */
  private Map<String, String> origin(Shards shards, ComputationGraph network) {
    Map<String, String> origin = new TreeMap<>(checkpoints.origin());
    origin.putAll(settings.byName());
    if (settings.outer() != null) {
      origin.put("checkpoint-rounds", Integer.toString(checkpoints.rounds()));
    }
    origin.put("examples", Long.toString(shards.plan().examples()));
    origin.put("data", Long.toHexString(shards.fingerprint()));
    float[] weights = NetworkState.of(network).values();
    origin.put("first weights", Long.toHexString(new Fingerprint().add(weights).value()));
    return origin;
  }

  private Checkpoint resumed(Map<String, String> origin) {
    if (checkpoints.resumed() == null) {
      return null;
    }
    Checkpoint checkpoint = CheckpointFormat.read(checkpoints.resumed());
    checkpoint.requireOrigin(origin);
    return checkpoint;
  }

  private TrainingState begin(BatchPlan plan, Checkpoint from, ComputationGraph network) {
    return from == null
        ? new TrainingState(plan, settings)
        : TrainingState.resumed(plan, settings, from, network);
  }

  private Averaging averaging(Shards shards, ComputationGraph network, float[] memory) {
    return Averagings.CATALOGUE.named(settings.averaging()).of(shards, network, settings, memory);
  }

  private TrainedNetwork epochs(
      Averaging averaging,
      TrainingState state,
      Map<String, String> origin,
      ComputationGraph network,
      ToDoubleFunction<ComputationGraph> judge,
      long data) {
    while (!state.finished()) {
      while (!state.epochIsDone()) {
        round(averaging, state);
        if (state.allRounds() % checkpoints.rounds() == 0) {
          averaging.settle();
          requireFinite(state, network);
          Checkpoint checkpoint = state.checkpoint(origin, network, averaging.memory());
          checkpoints.keeper().keep(state.allRounds(), CheckpointFormat.write(checkpoint));
        }
      }
      averaging.settle();
      requireFinite(state, network);
      TrainingEpoch epoch = state.judged(judge.applyAsDouble(network), network);
      LOG.info(
          "Epoch {}: loss {}, score {}, {} s",
          epoch.epoch(),
          epoch.loss(),
          epoch.score(),
          epoch.seconds());
    }
    network.setParams(NetworkState.row(state.best()));
    return new TrainedNetwork(network, state.curve(), state.bestEpoch(), data);
  }

  private void round(Averaging averaging, TrainingState state) {
    long begin = System.nanoTime();
    TrainingSteps steps = state.next();
    double loss = averaging.train(steps);
    TrainingRound round = state.trained(steps, loss, (System.nanoTime() - begin) / 1e9);
    if (!Double.isFinite(loss)) {
      throw diverged("loss", state);
    }
    progress.accept(round);
  }

  private static void requireFinite(TrainingState state, ComputationGraph network) {
    for (float value : NetworkState.of(network).values()) {
      if (!Float.isFinite(value)) {
        throw diverged("network", state);
      }
    }
  }

  private static GleanerException diverged(String what, TrainingState state) {
    return new GleanerException(
        ErrorCode.TRAINING_DIVERGED,
        "Cannot go on training: the "
            + what
            + " is not a finite number after round "
            + state.allRounds()
            + ". Lower learning-rate, or set clip");
  }
}
