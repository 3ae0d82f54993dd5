package org.gleaner.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
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

  /**
   * Reads word vectors.
   *
   * @param location a folder that {@code word2vec} has written, on any Hadoop file system
   * @throws GleanerException {@code INVALID_MODEL} if there are none or they are damaged
   */
  static WordVectorModel open(String location) {
    try {
      Path path = new Path(location);
      FileSystem system = path.getFileSystem(Preflight.configuration());
      if (!system.getFileStatus(path).isDirectory()) {
        throw new FileNotFoundException("not a folder");
      }
      WordVectorTable table = WordVectorFolder.read(name -> system.open(new Path(path, name)));
      return new WordVectorModel(location, table);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          PROBLEM + location + ". Give a folder that word2vec has written.",
          e);
    } catch (GleanerException e) {
      String message = e.getMessage().replace(PROBLEM, PROBLEM + location + ": ");
      throw new GleanerException(e.code(), message, e);
    }
  }
}
