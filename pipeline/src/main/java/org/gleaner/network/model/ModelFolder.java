package org.gleaner.network.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A folder that holds a network: on a local disk, on a Hadoop file system, in memory. */
public interface ModelFolder {
  /**
   * Opens a file.
   *
   * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException} if it is
   *     missing
   */
  InputStream open(String name) throws IOException;

  /** The size of a file in bytes; the same errors as {@link #open} has. */
  long size(String name) throws IOException;

  /** Creates a file, which must not exist yet. */
  OutputStream create(String name) throws IOException;

  /**
   * A folder within this one.
   *
   * @param prefix its name, with a slash at the end
   */
  default ModelFolder within(String prefix) {
    ModelFolder outer = this;
    return new ModelFolder() {
      @Override
      public InputStream open(String name) throws IOException {
        return outer.open(prefix + name);
      }

      @Override
      public long size(String name) throws IOException {
        return outer.size(prefix + name);
      }

      @Override
      public OutputStream create(String name) throws IOException {
        return outer.create(prefix + name);
      }
    };
  }
}
