package org.gleaner.io;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.xerial.snappy.SnappyError;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyInputStream;

/**
 * Unpacks a file by what it begins with, of which its name is only a hint: files of the programs
 * {@code gzip}, {@code bzip2}, {@code zstd}, {@code lz4} and of snappy's framing, and the blocks
 * that Hadoop's codecs for lz4 and snappy write. Text that is not packed at all is read as it is.
 * No native library of Hadoop's is needed, and no length in a file is trusted.
 */
final class Unpacking {
  private static final int HEAD = 1 << 10;
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] BZIP2 = {'B', 'Z', 'h'};
  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
  private static final byte[] LZ4 = {0x04, 0x22, 0x4D, 0x18};
  private static final byte[] SNAPPY_FRAMES = {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
  private static final byte[] SNAPPY_STREAM = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};

  private Unpacking() {}

  /**
   * What a file holds.
   *
   * @param file its bytes
   * @param size how many there are
   * @param codec of its name
   * @throws IOException if it is neither packed in a known way nor text
   */
  static InputStream open(InputStream file, long size, CompressionCodec codec) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    if (head.length == 0) {
      throw new IOException("The file is empty");
    }
    String name = codec.getDefaultExtension();
    try {
      return new Stream(unpacked(in, head, size, name, codec));
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | SnappyError e) {
      throw new IOException("Cannot unpack", e);
    }
  }

  private static InputStream unpacked(
      BufferedInputStream in, byte[] head, long size, String name, CompressionCodec codec)
      throws IOException {
    if (begins(head, ZSTANDARD)) {
      return new ZstdInputStream(in).setContinuous(false);
    } else if (begins(head, LZ4)) {
      return new LZ4FrameInputStream(in);
    } else if (begins(head, SNAPPY_FRAMES)) {
      return new SnappyFramedInputStream(in, true);
    } else if (begins(head, SNAPPY_STREAM)) {
      return new SnappyInputStream(in);
    }
    boolean marked =
        switch (name) {
          case ".gz" -> begins(head, GZIP);
          case ".bz2" -> begins(head, BZIP2);
          case ".zst" -> false;
          default -> !isText(head);
        };
    if (!marked && !isText(head)) {
      throw new IOException("The file is not of the kind of its name: " + name);
    } else if (!marked) {
      return in;
    }
    return switch (name) {
      case ".lz4", ".snappy" -> new BlockStream(in, size, name.equals(".lz4"));
      default -> codec.createInputStream(in);
    };
  }

  private static boolean begins(byte[] head, byte[] mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (head[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a file begins with UTF-8 without control characters. */
  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(head.length + 1);
    return !decoder.decode(ByteBuffer.wrap(head), text, false).isError();
  }

  /** Makes what codecs throw of damaged content a failure to read. */
  private static final class Stream extends FilterInputStream {
    Stream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      try {
        return super.read(bytes, offset, length);
      } catch (UncheckedIOException e) {
        throw e;
      } catch (RuntimeException | SnappyError e) {
        throw new IOException("Cannot unpack", e);
      }
    }
  }
}
