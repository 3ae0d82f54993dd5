package org.gleaner.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Marks failures of the file system below a codec: they fail the task, so that Spark tries again,
 * while a failure of the codec itself means that the file is damaged.
 */
final class StorageStream extends FilterInputStream {
  StorageStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(byte[] bytes, int begin, int count) throws IOException {
    try {
      return super.read(bytes, begin, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
