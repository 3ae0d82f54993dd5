package org.gleaner.network.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** Model folders on the local file system; {@link NetworkFormat} describes their files. */
public final class NetworkStore {
  private NetworkStore() {}

  /**
   * Writes a folder.
   *
   * @param folder must not exist; its parents are made
   * @throws GleanerException with OUTPUT_EXISTS if it does, IO_FAILED if writing fails
   */
  public static void save(SavedNetwork network, Path folder) {
    Path absolute = folder.toAbsolutePath();
    if (Files.exists(absolute)) {
      throw new GleanerException(
          ErrorCode.OUTPUT_EXISTS,
          "Cannot write model: " + folder + " is there already. Give another folder or remove it");
    }
    try {
      Files.createDirectories(absolute.getParent());
      Path unfinished = Files.createTempDirectory(absolute.getParent(), ".unfinished-model-");
      try {
        NetworkFormat.write(network, new LocalFolder(unfinished));
        Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot write model: " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Reads a folder.
   *
   * @throws GleanerException with INPUT_NOT_FOUND if there is none, INVALID_MODEL if a file is
   *     missing, damaged or of another format number, IO_FAILED if reading fails
   */
  public static SavedNetwork load(Path folder) {
    requireFolder(folder);
    return NetworkFormat.read(new LocalFolder(folder));
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND, "Cannot read model: " + folder + " is not a directory");
    }
  }

  /** The files of a folder, not parsed yet; the same errors as {@link #load} has. */
  public static ModelFiles files(Path folder) {
    requireFolder(folder);
    return ModelFiles.read(new LocalFolder(folder));
  }
}
