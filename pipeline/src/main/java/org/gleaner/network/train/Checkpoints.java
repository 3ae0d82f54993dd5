package org.gleaner.network.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a training stores its progress, so that another run can resume from there and end with the
 * same bits.
 *
 * @param rounds between two checkpoints
 * @param resumed the checkpoint to resume from; null to start anew
 * @param keeper stores checkpoints
 * @param origin what, beside the trainer's settings and examples, must be the same in both runs, as
 *     text by name
 */
public record Checkpoints(
    int rounds, CheckpointFiles resumed, Keeper keeper, Map<String, String> origin) {

  /** Stores checkpoints. */
  @FunctionalInterface
  public interface Keeper {
    /**
     * Stores a checkpoint, whole or not at all.
     *
     * @param round rounds of the training so far
     */
    void keep(long round, CheckpointFiles files);
  }

  /** Copies the map. */
  public Checkpoints {
    origin = Map.copyOf(origin);
  }

  /** No checkpoints. */
  public static Checkpoints none() {
    return new Checkpoints(Integer.MAX_VALUE, null, (round, files) -> {}, Map.of());
  }

  /** The same, where the network and the development examples must be equal as well. */
  public Checkpoints of(Map<String, String> network, long development) {
    Map<String, String> more = new TreeMap<>(origin);
    more.putAll(network);
    more.put("development data", Long.toHexString(development));
    return new Checkpoints(rounds, resumed, keeper, more);
  }
}
