package org.gleaner.jobs.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;

/** Writes the files of a network into an output. */
public final class SavedModel {
  private SavedModel() {}

  public static void write(OutputFolder output, SavedNetwork saved) {
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
