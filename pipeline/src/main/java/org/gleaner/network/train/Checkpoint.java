package org.gleaner.network.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The progress of a training: everything that the rest of it depends on.
 *
 * @param origin settings, network and data as text by name
 * @param round rounds of the current epoch so far
 * @param lossSum of the current epoch
 * @param seconds of the current epoch
 * @param curve the epochs before it
 * @param bestEpoch from 1; 0 before the first is judged
 * @param bestScore of that epoch
 * @param weights the flat vector
 * @param updater the state of the updater; empty if it has none
 * @param memory of the averaging; empty if it has none
 * @param best the weights of the best epoch; empty before the first is judged
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Checkpoint(
    Map<String, String> origin,
    int round,
    double lossSum,
    double seconds,
    List<TrainingEpoch> curve,
    int bestEpoch,
    double bestScore,
    float[] weights,
    float[] updater,
    float[] memory,
    float[] best) {

  /**
   * Refuses a checkpoint of another training.
   *
   * @throws GleanerException with INVALID_MODEL, naming all that differs
   */
  void requireOrigin(Map<String, String> expected) {
    Map<String, String> names = new TreeMap<>(origin);
    names.putAll(expected);
    StringBuilder differences = new StringBuilder();
    for (String name : names.keySet()) {
      String there = origin.get(name);
      String here = expected.get(name);
      if (!String.valueOf(there).equals(String.valueOf(here))) {
        differences.append(differences.isEmpty() ? "" : ", ");
        differences.append(name).append(' ').append(there).append(", not ").append(here);
      }
    }
    if (!differences.isEmpty()) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot resume training: the checkpoint has "
              + differences
              + ". Give the same settings and data, or begin anew in another folder");
    }
  }

  /**
   * Refuses a checkpoint that does not fit the network or the plan.
   *
   * @throws GleanerException with INVALID_MODEL
   */
  void requireSizes(int parameters, int updaterState, int remembered, int rounds, int epochs) {
    requireSize("weights", weights.length, parameters);
    requireSize("updater", updater.length, updaterState);
    requireSize("memory", memory.length, remembered);
    requireSize("best", best.length, bestEpoch == 0 ? 0 : parameters);
    if (round < 0 || round > rounds || curve.size() > epochs || bestEpoch > curve.size()) {
      throw damaged("round " + round + " of epoch " + (curve.size() + 1));
    }
  }

  private static void requireSize(String name, int size, int accepted) {
    if (size != accepted) {
      throw damaged(name + " has " + size + " numbers. Accepted: " + accepted);
    }
  }

  static GleanerException damaged(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read checkpoint: " + what);
  }
}
