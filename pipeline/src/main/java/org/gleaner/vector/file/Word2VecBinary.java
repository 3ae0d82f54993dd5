package org.gleaner.vector.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.gleaner.vector.WordVectorTable;

/**
 * word2vec's binary format: a line of the number of words and of dimensions, then for each word its
 * bytes, a blank and 32-bit floats, lowest byte first. The line break that some programs write
 * after each vector is optional.
 */
final class Word2VecBinary implements VectorFormat {
  private static final int MAX_WORD = 1 << 16;
  private static final int BUFFER = 1 << 16;

  @Override
  public WordVectorTable read(InputStream file, Predicate<String> wanted) throws IOException {
    InputStream in = VectorContent.withoutMark(file);
    VectorHeader header = VectorHeader.parse(until(in, '\n', 0));
    VectorRows rows = new VectorRows(wanted);
    byte[] bytes = new byte[header.dimensions() * Float.BYTES];
    for (long i = 0; i < header.words(); i++) {
      String word = until(in, ' ', i);
      if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        header.requireAll(i);
      }
      if (!word.isEmpty() && rows.wants(word)) {
        rows.add(word, VectorShard.requireFinite(VectorShard.floats(bytes), "word", i + 1));
      }
    }
    requireEnd(in, header);
    return rows.table();
  }

  private static void requireEnd(InputStream in, VectorHeader header) throws IOException {
    int next = in.read();
    while (next == '\n') {
      next = in.read();
    }
    if (next >= 0) {
      throw VectorShard.invalid(
          "the file goes on after the "
              + header.words()
              + " words that its first line announces. Name another format or get it again");
    }
  }

  private static String until(InputStream in, char end, long words) throws IOException {
    byte[] bytes = new byte[64];
    int length = 0;
    for (int c = in.read(); c != end; c = in.read()) {
      if (c < 0) {
        throw VectorShard.invalid("the file ends early, after " + words + " words. Get it again");
      }
      if (length == MAX_WORD) {
        throw VectorShard.invalid("word " + words + " is longer than " + MAX_WORD + " bytes");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, length * 2);
      }
      if (c != '\n') {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void write(WordVectorTable table, OutputStream file) throws IOException {
    OutputStream out = new BufferedOutputStream(file, BUFFER);
    String header = table.size() + " " + table.dimensions() + "\n";
    out.write(header.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < table.size(); i++) {
      String word = VectorLines.requireNoGap(table.vocabulary().word(i));
      out.write(word.getBytes(StandardCharsets.UTF_8));
      out.write(' ');
      ByteBuffer bytes =
          ByteBuffer.allocate(table.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(table.vector(i));
      out.write(bytes.array());
      out.write('\n');
    }
    out.flush();
  }
}
