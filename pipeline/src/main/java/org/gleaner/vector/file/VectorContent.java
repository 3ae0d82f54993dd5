package org.gleaner.vector.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the format of a file of word vectors by its first bytes, whatever its name. A line of two
 * whole numbers is the header of word2vec's formats; what follows is text if the first row reads as
 * text, or if no byte is one that text does not have.
 */
final class VectorContent {
  /** How many bytes are looked at. */
  static final int BYTES = 1 << 16;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final byte[] bytes;
  private final int begin;
  private final int header;

  private VectorContent(byte[] bytes) {
    this.bytes = bytes;
    this.begin = startsWith(bytes, MARK) ? MARK.length : 0;
    this.header = header();
  }

  /** The stream, buffered, without a byte order mark at its beginning. */
  static InputStream withoutMark(InputStream file) throws IOException {
    InputStream in = new BufferedInputStream(file, BYTES);
    in.mark(MARK.length);
    if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
      in.reset();
    }
    return in;
  }

  /**
   * The name of the format, in {@link VectorFormats#CATALOGUE}.
   *
   * @param in may push back {@link #BYTES}; is left where it was
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is of none of the formats
   */
  static String format(PushbackInputStream in) throws IOException {
    byte[] first = in.readNBytes(BYTES);
    in.unread(first);
    VectorContent content = new VectorContent(first);
    if (startsWith(first, ZIP)) {
      throw VectorShard.invalid("it is a ZIP archive. Unpack it first");
    }
    if (content.header > 0) {
      return content.isRow() || content.isText() ? "word2vec-text" : "word2vec-binary";
    }
    if (!content.isText()) {
      throw VectorShard.invalid(
          "it is neither text in UTF-8 nor word2vec's binary format, which begins with the number"
              + " of words and of dimensions");
    }
    return "glove";
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private String line(int from) {
    return new String(bytes, from, endOfLine(from) - from, StandardCharsets.ISO_8859_1);
  }

  /** Where the line after the header begins; 0 without a header. */
  private int header() {
    boolean found = VectorHeader.of(line(begin)) != null;
    return found ? Math.min(bytes.length, endOfLine(begin) + 1) : 0;
  }

  /** Whether the row after the header is as many numbers as it announces. */
  private boolean isRow() {
    int dimensions = VectorHeader.of(line(begin)).dimensions();
    String[] fields = line(header).strip().split("[ \t]+", -1);
    int from = fields.length - dimensions;
    for (int i = Math.max(0, from); i < fields.length; i++) {
      try {
        Float.parseFloat(fields[i]);
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return from >= 0;
  }

  /** Whether all bytes may stand in a text in UTF-8. */
  private boolean isText() {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    // The last character may be cut.
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    return !StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes), chars, false)
        .isError();
  }
}
