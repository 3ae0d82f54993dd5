package org.gleaner.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.VectorFormat;
import org.gleaner.vector.WordVectorFolder;
import org.gleaner.vector.WordVectorTable;

/**
 * Word vectors that were read from somewhere.
 *
 * @param location where
 * @param table what was read
 */
record WordVectorModel(String location, WordVectorTable table) {
  private static final String PROBLEM = "Cannot read word vectors: ";

  /** The format of {@code --format} that looks whether it is a folder. */
  static final String AUTO = "auto";

  /** The option that names the format. */
  static JobOption option() {
    return JobOption.value(
        "vector-format",
        "NAME",
        "of --model: auto (a folder that word2vec has written), "
            + String.join(", ", VectorFormat.CATALOGUE.names()));
  }

  /** The format that the settings name. */
  static String format(Settings settings) {
    List<String> names = new ArrayList<>(List.of(AUTO));
    names.addAll(VectorFormat.CATALOGUE.names());
    return settings.choice("vector-format", names.toArray(new String[0]));
  }

  /**
   * Reads word vectors.
   *
   * @param location on any Hadoop file system; a file may be compressed by gzip
   * @param format {@link #AUTO} or the name of the format of a file
   * @throws GleanerException {@code INVALID_MODEL} if there are none or they are damaged
   */
  static WordVectorModel open(String location, String format) {
    try {
      Path path = new Path(location);
      FileSystem system = path.getFileSystem(Preflight.configuration());
      boolean folder = system.getFileStatus(path).isDirectory();
      if (folder != format.equals(AUTO)) {
        throw new FileNotFoundException(folder ? "a folder" : "a file");
      }
      return new WordVectorModel(
          location, folder ? readFolder(system, path) : readFile(system, path, format));
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          PROBLEM
              + location
              + ". Give a folder that word2vec has written, or a file and its --vector-format.",
          e);
    } catch (GleanerException e) {
      String message = e.getMessage().replace(PROBLEM, PROBLEM + location + ": ");
      throw new GleanerException(e.code(), message, e);
    }
  }

  private static WordVectorTable readFolder(FileSystem system, Path path) {
    return WordVectorFolder.read(name -> system.open(new Path(path, name)));
  }

  private static WordVectorTable readFile(FileSystem system, Path path, String format)
      throws IOException {
    try (InputStream file = system.open(path);
        InputStream in = path.getName().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      return VectorFormat.CATALOGUE.named(format).read(in);
    }
  }
}
