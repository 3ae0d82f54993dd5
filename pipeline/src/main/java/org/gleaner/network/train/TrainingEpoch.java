package org.gleaner.network.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A point of the training curve. */
public final class TrainingEpoch implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String KEY = "epoch-";

  private final int epoch;
  private final double loss;
  private final double score;
  private final double examplesPerSecond;
  private final double seconds;

  /**
   * Takes its values.
   *
   * @param epoch from 1
   * @param loss mean over the examples, each at its step
   * @param score the judge's score of the network after the epoch
   * @param examplesPerSecond of all workers together
   * @param seconds of training, judging left out
   */
  public TrainingEpoch(
      int epoch, double loss, double score, double examplesPerSecond, double seconds) {
    this.epoch = epoch;
    this.loss = loss;
    this.score = score;
    this.examplesPerSecond = examplesPerSecond;
    this.seconds = seconds;
  }

  /** The number of the epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The mean loss over the examples, each at its step. */
  public double loss() {
    return loss;
  }

  /** The judge's score of the network after the epoch. */
  public double score() {
    return score;
  }

  /** Examples per second of all workers together. */
  public double examplesPerSecond() {
    return examplesPerSecond;
  }

  /** Seconds of training, judging left out. */
  public double seconds() {
    return seconds;
  }

  /** Writes a curve into the provenance of a network. */
  public static void write(List<TrainingEpoch> curve, Map<String, String> provenance) {
    for (TrainingEpoch epoch : curve) {
      String numbers =
          epoch.loss + " " + epoch.score + " " + epoch.examplesPerSecond + " " + epoch.seconds;
      provenance.put(KEY + epoch.epoch, numbers);
    }
  }

  /** The curve that a provenance has; empty if it has none. */
  public static List<TrainingEpoch> read(Map<String, String> provenance) {
    List<TrainingEpoch> curve = new ArrayList<>();
    for (int epoch = 1; provenance.containsKey(KEY + epoch); epoch++) {
      double[] numbers =
          Pattern.compile(" ")
              .splitAsStream(provenance.get(KEY + epoch))
              .mapToDouble(Double::parseDouble)
              .toArray();
      curve.add(new TrainingEpoch(epoch, numbers[0], numbers[1], numbers[2], numbers[3]));
    }
    return curve;
  }
}
