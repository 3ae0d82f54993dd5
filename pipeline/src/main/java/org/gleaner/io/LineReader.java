package org.gleaner.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line as bytes. A line ends at a line feed, a carriage return before it is
 * cut; the last line may have no end. A line over the limit is skipped without being held.
 */
final class LineReader implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;
  private byte[] line = new byte[512];
  private int length;
  private long lineBytes;
  private long position;

  /** Reads from a stream whose first byte stands at {@code position} of the file. */
  LineReader(InputStream in, long position, int limit) {
    this.in = in;
    this.position = position;
    this.limit = limit;
  }

  /** The next line, or null at the end of the stream. */
  Line next() throws IOException {
    length = 0;
    lineBytes = 0;
    while (next < filled || fill()) {
      int end = endOfLine();
      boolean found = end < filled;
      append(end);
      next = found ? end + 1 : end;
      if (found) {
        return finish(lineBytes + 1);
      }
    }
    return lineBytes == 0 ? null : finish(lineBytes);
  }

  /** Everything that is left, as one line, or null if nothing is. */
  Line rest() throws IOException {
    length = 0;
    lineBytes = 0;
    while (next < filled || fill()) {
      append(filled);
      next = filled;
    }
    Line all = new Line(position, Arrays.copyOf(line, length), lineBytes);
    return lineBytes == 0 ? null : all;
  }

  /** What had been read of a line when reading failed. */
  Line unfinished() {
    return new Line(position, Arrays.copyOf(line, length), lineBytes);
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = 0;
    int read = in.read(buffer, 0, BUFFER);
    filled = Math.max(read, 0);
    return read > 0;
  }

  private int endOfLine() {
    int at = next;
    while (at < filled && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private void append(int end) {
    int count = (int) Math.min(end - next, (long) limit - length);
    if (length + count > line.length) {
      int wanted = (int) Math.min(limit, Math.max(2L * line.length, length + count));
      line = Arrays.copyOf(line, wanted);
    }
    System.arraycopy(buffer, next, line, length, count);
    length += count;
    lineBytes += end - next;
  }

  private Line finish(long consumed) {
    long begin = position;
    position += consumed;
    boolean carriageReturn = length > 0 && length == lineBytes && line[length - 1] == '\r';
    int kept = carriageReturn ? length - 1 : length;
    return new Line(begin, Arrays.copyOf(line, kept), carriageReturn ? kept : lineBytes);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * A line.
   *
   * @param position byte offset of its first byte in the file
   * @param bytes its bytes, without the end of the line, cut at the limit
   * @param size how many bytes it has, more than {@code bytes.length} if it was cut
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // read once, by one reader; a copy would double the memory
  record Line(long position, byte[] bytes, long size) {

    /** Whether the limit cut it. */
    boolean tooLarge() {
      return size > bytes.length;
    }

    /** Its first bytes, at most {@code count}. */
    byte[] excerpt(int count) {
      return Arrays.copyOf(bytes, Math.min(count, bytes.length));
    }
  }
}
