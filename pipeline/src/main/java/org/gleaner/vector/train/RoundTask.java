package org.gleaner.vector.train;

import java.io.Serializable;
import org.gleaner.vector.WordVectorSettings;

/**
 * The work of one task in one round: a part of its corpus, learnt into the replica of its executor.
 *
 * @param settings of the training
 * @param run name of the training
 * @param epoch from 0
 * @param round from 0, of this epoch
 * @param rounds of an epoch
 * @param replicas of each executor
 * @param one whether there is one executor only
 */
record RoundTask(
    WordVectorSettings settings,
    String run,
    int epoch,
    int round,
    int rounds,
    int replicas,
    boolean one)
    implements Serializable {
  private static final float LEAST_RATE = 1e-4f;

  /**
   * What a task has done.
   *
   * @param replica the name of the replica that learnt
   * @param location where it is, as Spark names it
   * @param fresh whether the replica was begun in this round, though it is not the first
   * @param words learnt from, or pairs of words
   * @param lossSum sum of sampled losses
   * @param lossCount sum of their weights
   */
  record Done(
      String replica, String location, boolean fresh, long words, double lossSum, double lossCount)
      implements Serializable {}

  /** How many rounds there were before this one. */
  int number() {
    return epoch * rounds + round;
  }

  /** Whether no round comes after this one. */
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
