package org.gleaner.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;

/** The files of a network in a stage's folder. */
final class NetworkFiles {
  private static final String FOLDER = "network";

  private NetworkFiles() {}

  static void write(FileSystem system, Path folder, ModelFiles files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
      try (OutputStream out = system.create(new Path(new Path(folder, FOLDER), file.getKey()))) {
        out.write(file.getValue());
      }
    }
  }

  /** Reads and checks them. */
  static ModelFiles read(FileSystem system, Path folder) {
    ModelFiles files =
        ModelFiles.read(name -> system.open(new Path(new Path(folder, FOLDER), name)));
    files.open();
    return files;
  }

  /**
   * The network of files that must be of a task.
   *
   * @throws IllegalArgumentException if it is of another task
   */
  static SavedNetwork requireTask(ModelFiles files, String task) {
    SavedNetwork saved = files.open();
    if (!saved.definition().task().equals(task)) {
      throw new IllegalArgumentException(
          "Cannot use a model of task: " + saved.definition().task() + ". Accepted: " + task);
    }
    return saved;
  }
}
