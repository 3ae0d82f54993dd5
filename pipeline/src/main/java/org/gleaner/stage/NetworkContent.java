package org.gleaner.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.train.TrainingEpoch;
import org.gleaner.stage.base.HadoopFolder;

/**
 * The network of a model: its files, and what is known of them without opening them again. Copies
 * of a model share it. Immutable; travels with the model.
 */
final class NetworkContent implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String FOLDER = "network";

  private final ModelFiles files;
  private final String fingerprint;
  private final String task;
  private final int vectorSize;
  private final ArrayList<String> labels;
  private final ArrayList<TrainingEpoch> curve;

  private NetworkContent(ModelFiles files, SavedNetwork saved) {
    this.files = files;
    this.fingerprint = files.fingerprint();
    this.task = saved == null ? "" : saved.definition().task();
    this.vectorSize = saved == null ? 0 : saved.definition().vectorSize(saved.lexicon());
    this.labels = new ArrayList<>(saved == null ? List.of() : saved.labels());
    this.curve =
        new ArrayList<>(saved == null ? List.of() : TrainingEpoch.read(saved.provenance()));
  }

  /** No network, until a saved one is read. */
  static NetworkContent none() {
    return new NetworkContent(new ModelFiles(Map.of()), null);
  }

  /** A network that was trained. */
  static NetworkContent of(SavedNetwork saved) {
    return new NetworkContent(ModelFiles.of(saved), saved);
  }

  /**
   * The network of files.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if a file is damaged
   */
  static NetworkContent of(ModelFiles files) {
    return new NetworkContent(files, files.open());
  }

  /** The network in a stage's folder. */
  static NetworkContent read(FileSystem system, Path folder) {
    return of(ModelFiles.read(new HadoopFolder(system, new Path(folder, FOLDER))));
  }

  void write(FileSystem system, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : new TreeMap<>(files.contents()).entrySet()) {
      try (OutputStream out = system.create(new Path(new Path(folder, FOLDER), file.getKey()))) {
        out.write(file.getValue());
      }
    }
  }

  /**
   * Refuses a network of another task.
   *
   * @throws IllegalArgumentException if it is one
   */
  NetworkContent requireTask(String wanted) {
    if (!task.isEmpty() && !task.equals(wanted)) {
      throw new IllegalArgumentException(
          "Cannot use a model of task: " + task + ". Accepted: " + wanted);
    }
    return this;
  }

  ModelFiles files() {
    return files;
  }

  /** The size of the vectors that the encoder gives; 0 without a network. */
  int vectorSize() {
    return vectorSize;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** The names of the labels in the order of their numbers. */
  List<String> labels() {
    return List.copyOf(labels);
  }

  /** The training, epoch by epoch. */
  List<TrainingEpoch> curve() {
    return List.copyOf(curve);
  }
}
