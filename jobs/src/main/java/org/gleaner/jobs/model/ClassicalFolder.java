package org.gleaner.jobs.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.stage.classical.ClassicalConfig;
import org.gleaner.stage.classical.ClassicalModel;

/** Folders of classical classifiers on any Hadoop file system. */
public final class ClassicalFolder {
  private static final int MAX_CONFIG = 64 << 20;

  private ClassicalFolder() {}

  /** Whether a folder holds a classical classifier. */
  public static boolean isOne(String folder) {
    Path path = FilePaths.child(folder, ClassicalConfig.FILE);
    try {
      FileSystem system = FilePaths.system(path, Preflight.configuration());
      try (InputStream in = system.open(path)) {
        return ClassicalConfig.isOne(new String(in.readNBytes(MAX_CONFIG), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a classifier.
   *
   * @throws org.gleaner.GleanerException {@code INVALID_MODEL} if the model cannot be read
   */
  public static ClassicalModel read(String folder) {
    return ClassicalModel.read(HadoopFolder.of(folder, Preflight.configuration()));
  }
}
