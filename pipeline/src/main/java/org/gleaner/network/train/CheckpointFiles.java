package org.gleaner.network.train;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a checkpoint by name: {@code checkpoint.json} and {@code state.safetensors}, plain
 * content as a model folder has it.
 *
 * @param contents not to be changed
 */
public record CheckpointFiles(SortedMap<String, byte[]> contents) {
  /** The number of the format that is written, and the only one that is read. */
  public static final int FORMAT = 2;

  static final String STATE = "checkpoint.json";
  static final String TENSORS = "state.safetensors";

  /** Copies the map, not the contents. */
  public CheckpointFiles {
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  /** The names of all files. */
  public static Iterable<String> names() {
    return java.util.List.of(STATE, TENSORS);
  }
}
