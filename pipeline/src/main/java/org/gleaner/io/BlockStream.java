package org.gleaner.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.xerial.snappy.Snappy;

/**
 * What Hadoop's codecs for lz4 and snappy write: blocks, each its unpacked length (4 bytes,
 * big-endian) and then packed pieces, each after its length, until the block is whole. Hadoop's own
 * reader takes memory for any length that the file states.
 */
final class BlockStream extends InputStream {
  private static final int MOST_BYTES = 64 << 20;

  private final DataInputStream in;
  private final long fileBytes;
  private final LZ4SafeDecompressor lz4;
  private byte[] unpacked = {};
  private int at;
  private int end;
  private int left;

  /**
   * Blocks.
   *
   * @param fileBytes the size of the file: no piece is longer
   * @param lz4 whether the pieces are of lz4, else of snappy
   */
  BlockStream(InputStream in, long fileBytes, boolean lz4) {
    this.in = new DataInputStream(in);
    this.fileBytes = fileBytes;
    this.lz4 = lz4 ? LZ4Factory.safeInstance().safeDecompressor() : null;
  }

  @Override
  public int read() throws IOException {
    return fill() ? unpacked[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    } else if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(unpacked, at, bytes, offset, count);
    at += count;
    return count;
  }

  /** Unpacks the next piece if none is left; false at the end of the file. */
  private boolean fill() throws IOException {
    while (at == end) {
      while (left == 0) {
        int first = in.read();
        if (first < 0) {
          return false;
        }
        left = length(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
      }
      int packed = in.readInt();
      if (packed <= 0 || packed > fileBytes || packed > MOST_BYTES) {
        throw new IOException("A piece of " + packed + " bytes");
      }
      byte[] piece = in.readNBytes(packed);
      if (piece.length < packed) {
        throw new EOFException();
      }
      unpack(piece);
      left -= end;
    }
    return true;
  }

  private static int length(int length) throws IOException {
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("A block of " + length + " bytes");
    }
    return length;
  }

  private void unpack(byte[] piece) throws IOException {
    if (unpacked.length < left) {
      unpacked = new byte[left];
    }
    at = 0;
    if (lz4 == null) {
      if (Snappy.uncompressedLength(piece) > left) {
        throw new IOException("A piece that is longer than its block");
      }
      end = Snappy.uncompress(piece, 0, piece.length, unpacked, 0);
    } else {
      try {
        end = lz4.decompress(piece, 0, piece.length, unpacked, 0, left);
      } catch (LZ4Exception e) {
        throw new IOException("A damaged piece", e);
      }
    }
    if (end == 0) {
      throw new IOException("A piece of nothing");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
