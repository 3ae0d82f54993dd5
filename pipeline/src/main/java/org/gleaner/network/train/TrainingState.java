package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The progress of a training, beside the weights. Not thread-safe. */
final class TrainingState {
  private final BatchPlan plan;
  private final TrainerSettings settings;
  private final List<TrainingEpoch> curve = new ArrayList<>();
  private int round;
  private double lossSum;
  private double seconds;
  private float[] best = {};
  private int bestEpoch;
  private double bestScore = Double.NEGATIVE_INFINITY;

  /** Before the first round. */
  TrainingState(BatchPlan plan, TrainerSettings settings) {
    this.plan = plan;
    this.settings = settings;
  }

  /**
   * Resumes from a checkpoint, and sets the network to its state.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it does not fit
   */
  static TrainingState resumed(
      BatchPlan plan, TrainerSettings settings, Checkpoint from, ComputationGraph network) {
    int size = Math.toIntExact(network.params().length());
    int all = NetworkState.of(network).values().length;
    TrainingState state = new TrainingState(plan, settings);
    int memory = settings.outer() == null ? 0 : settings.outer().velocity(size).length;
    from.requireSizes(size, all - size, memory, state.rounds(), settings.epochs());
    state.curve.addAll(from.curve());
    state.round = from.round();
    state.lossSum = from.lossSum();
    state.seconds = from.seconds();
    state.best = from.best();
    state.bestEpoch = from.bestEpoch();
    state.bestScore = from.bestScore();
    float[] values = Arrays.copyOf(from.weights(), all);
    System.arraycopy(from.updater(), 0, values, size, all - size);
    new NetworkState(values, state.steps()).into(network);
    return state;
  }

  /**
   * The checkpoint after a round.
   *
   * @param memory of the averaging
   */
  Checkpoint checkpoint(Map<String, String> origin, ComputationGraph network, float[] memory) {
    float[] values = NetworkState.of(network).values();
    int size = Math.toIntExact(network.params().length());
    return new Checkpoint(
        origin,
        round,
        lossSum,
        seconds,
        curve(),
        bestEpoch,
        bestScore,
        Arrays.copyOf(values, size),
        Arrays.copyOfRange(values, size, values.length),
        memory,
        best);
  }

  /** Rounds of all epochs so far. */
  long allRounds() {
    return (long) curve.size() * rounds() + round;
  }

  private int steps() {
    int inEpoch = Math.min(plan.steps(), round * settings.averagingFrequency());
    return Math.addExact(Math.multiplyExact(curve.size(), plan.steps()), inEpoch);
  }

  /** The number of the epoch that is being trained, from 1. */
  int epoch() {
    return curve.size() + 1;
  }

  private int rounds() {
    int frequency = settings.averagingFrequency();
    return (plan.steps() + frequency - 1) / frequency;
  }

  boolean epochIsDone() {
    return round == rounds();
  }

  /** Whether the epochs or the patience are used up. */
  boolean finished() {
    return curve.size() == settings.epochs()
        || (bestEpoch > 0 && curve.size() - bestEpoch >= settings.patience());
  }

  /** The steps of the next round. */
  TrainingSteps next() {
    int from = round * settings.averagingFrequency();
    int to = Math.min(plan.steps(), from + settings.averagingFrequency());
    return new TrainingSteps(epoch(), from, to, Math.multiplyExact(curve.size(), plan.steps()));
  }

  /**
   * Notes a round that was trained.
   *
   * @param loss sum over its examples
   */
  TrainingRound trained(TrainingSteps steps, double loss, double took) {
    round++;
    lossSum += loss;
    seconds += took;
    long done = Math.min(plan.examples(), (long) steps.to() * plan.lanes());
    double mean = loss / plan.examples(steps);
    return new TrainingRound(epoch(), round, rounds(), mean, done, done / seconds);
  }

  /** Notes the score of an epoch and starts the next one. */
  TrainingEpoch judged(double score, ComputationGraph network) {
    long examples = plan.examples();
    TrainingEpoch point =
        new TrainingEpoch(epoch(), lossSum / examples, score, examples / seconds, seconds);
    curve.add(point);
    if (score >= bestScore) {
      bestScore = score;
      bestEpoch = point.epoch();
      best = Arrays.copyOf(NetworkState.of(network).values(), (int) network.params().length());
    }
    round = 0;
    lossSum = 0;
    seconds = 0;
    return point;
  }

  /** The weights of the best epoch; not a copy. */
  float[] best() {
    return best;
  }

  int bestEpoch() {
    return bestEpoch;
  }

  List<TrainingEpoch> curve() {
    return List.copyOf(curve);
  }
}
