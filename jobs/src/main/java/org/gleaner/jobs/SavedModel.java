package org.gleaner.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import org.gleaner.io.OutputFolder;
import org.gleaner.network.NetworkStore;
import org.gleaner.network.SavedNetwork;

/** Writes the files of a network into an output. */
final class SavedModel {
  private SavedModel() {}

  static void write(OutputFolder output, SavedNetwork saved) {
    try {
      Path parent = Files.createTempDirectory("gleaner-model-");
      try {
        Path folder = parent.resolve("model");
        NetworkStore.save(saved, folder);
        output.copy(new org.apache.hadoop.fs.Path(folder.toUri()));
      } finally {
        FileUtil.fullyDelete(parent.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }
}
