package org.gleaner.vector.train;

import java.io.Serializable;
import org.gleaner.vector.WordVectorSettings;

/**
 * The work of one task in one round: a part of its corpus, learnt into the replica of its executor.
 */
final class RoundTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final float LEAST_RATE = 1e-4f;

  private final WordVectorSettings settings;
  private final String run;
  private final int epoch;
  private final int round;
  private final int rounds;
  private final int replicas;
  private final boolean one;

  RoundTask(
      WordVectorSettings settings,
      String run,
      int epoch,
      int round,
      int rounds,
      int replicas,
      boolean one) {
    this.settings = settings;
    this.run = run;
    this.epoch = epoch;
    this.round = round;
    this.rounds = rounds;
    this.replicas = replicas;
    this.one = one;
  }

  /** Settings of the training. */
  WordVectorSettings settings() {
    return settings;
  }

  /** Name of the training. */
  String run() {
    return run;
  }

  /** Epoch, from 0. */
  int epoch() {
    return epoch;
  }

  /** Round of this epoch, from 0. */
  int round() {
    return round;
  }

  /** Rounds of an epoch. */
  int rounds() {
    return rounds;
  }

  /** Replicas of each executor. */
  int replicas() {
    return replicas;
  }

  /** Whether there is one executor only. */
  boolean one() {
    return one;
  }

  /** The outcome of a task. */
  static final class Done implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String replica;
    private final String location;
    private final boolean fresh;
    private final long words;
    private final double lossSum;
    private final double lossCount;

    Done(
        String replica,
        String location,
        boolean fresh,
        long words,
        double lossSum,
        double lossCount) {
      this.replica = replica;
      this.location = location;
      this.fresh = fresh;
      this.words = words;
      this.lossSum = lossSum;
      this.lossCount = lossCount;
    }

    /** The name of the replica that learnt. */
    String replica() {
      return replica;
    }

    /** Where it is, as Spark names it. */
    String location() {
      return location;
    }

    /** Whether the replica was created in this round, which is not the first. */
    boolean fresh() {
      return fresh;
    }

    /** Words, or pairs of words, learnt from. */
    long words() {
      return words;
    }

    /** Sum of sampled losses. */
    double lossSum() {
      return lossSum;
    }

    /** Sum of their weights. */
    double lossCount() {
      return lossCount;
    }
  }

  /** The number of rounds before this one. */
  int number() {
    return epoch * rounds + round;
  }

  /** Whether this round is the last. */
  boolean isLast() {
    return number() + 1 == settings.epochs() * rounds;
  }

  /** The first of {@code size} blocks that belongs to this round. */
  int begin(int size) {
    return (int) ((long) size * round / rounds);
  }

  /** The first of {@code size} blocks that belongs to the next round. */
  int end(int size) {
    return (int) ((long) size * (round + 1) / rounds);
  }

  /** The rate when a share of a partition's part of this round is done. */
  float rate(double share) {
    double done = (epoch + (round + share) / rounds) / settings.epochs();
    return (float) (settings.learningRate() * Math.max(LEAST_RATE, 1 - done));
  }

  /** A number for the random numbers of a task: no two tasks of a training have the same. */
  long stream(int partition) {
    return (long) number() << 32 | partition;
  }
}
