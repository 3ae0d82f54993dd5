package org.gleaner.network.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A folder that a network is kept in: on a local disk, on any Hadoop file system, in memory. */
public interface ModelFolder {
  /**
   * The content of a file.
   *
   * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException} if it is
   *     missing
   */
  InputStream open(String name) throws IOException;

  /** The size of a file in bytes; the same errors as {@link #open} has. */
  long size(String name) throws IOException;

  /** Begins a file, which must not be there yet. */
  OutputStream create(String name) throws IOException;
}
