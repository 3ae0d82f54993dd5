package org.gleaner.io;

import java.io.Serializable;

/** A file to read. */
public final class InputFile implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final long bytes;
  private final InputFormat format;
  private final boolean compressed;

  /**
   * A file.
   *
   * @param path the qualified path, as Hadoop writes it
   * @param bytes its length on disk
   * @param format what it holds
   * @param compressed whether a codec must unpack it, so that it cannot be split
   */
  public InputFile(String path, long bytes, InputFormat format, boolean compressed) {
    this.path = path;
    this.bytes = bytes;
    this.format = format;
    this.compressed = compressed;
  }

  /** The qualified path, as Hadoop writes it. */
  public String path() {
    return path;
  }

  /** Its length on disk. */
  public long bytes() {
    return bytes;
  }

  /** What it holds. */
  public InputFormat format() {
    return format;
  }

  /** Whether a codec must unpack it, so that it cannot be split. */
  public boolean compressed() {
    return compressed;
  }
}
