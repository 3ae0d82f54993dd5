package org.gleaner.udf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.io.FilePaths;

/**
 * The kind of model that a folder must hold, by its {@code config.json}.
 *
 * @param kind {@code network}, which has no name there, or another
 * @param task of a network; empty for another kind
 */
record ModelKind(String kind, String task) {
  private static final String CONFIG = "config.json";
  private static final int MAX_CONFIG = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Checks the config of a folder and reads nothing else.
   *
   * @throws IllegalArgumentException if there is no model or one of another kind
   */
  void require(FileSystem system, Path folder) {
    JsonNode config = config(system, folder);
    ModelKind found =
        new ModelKind(config.path("kind").asText("network"), config.path("task").asText(""));
    if (!equals(found)) {
      throw new IllegalArgumentException(
          "Cannot use model: " + folder + " is " + found + ". Accepted: " + this);
    }
  }

  private static JsonNode config(FileSystem system, Path folder) {
    try (InputStream in = system.open(FilePaths.child(folder, CONFIG))) {
      return JSON.readTree(in.readNBytes(MAX_CONFIG));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read model: " + folder + ". Give a folder that train or word2vec has written", e);
    }
  }

  @Override
  public String toString() {
    return task.isEmpty() ? "of kind " + kind : "of kind " + kind + " and task " + task;
  }
}
