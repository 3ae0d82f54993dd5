package org.gleaner.vector.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.NgramVectors;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/**
 * A file of a {@link WordVectorFolder}: a mark, the number of the first row and of the rows, then
 * for each its word and count (or its bucket) and its vector as 32-bit floats, lowest byte first,
 * and at the end a checksum.
 */
final class VectorShard {
  private static final int MARK = 0x474C5631;
  private static final int ROWS = 1 << 16;
  private static final int MAX_WORD_BYTES = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private VectorShard() {}

  /** What stands before a row's vector. */
  @FunctionalInterface
  private interface KeyWriter {
    void write(DataOutputStream out, int row) throws IOException;
  }

  /** Takes what stands before a row's vector. */
  @FunctionalInterface
  private interface KeyReader {
    void read(DataInputStream in, int row) throws IOException;
  }

  static void writeWords(WordVectorTable table, WordVectorFolder.Target target) throws IOException {
    write(
        "vectors",
        table.size(),
        row -> table.vector(row),
        (out, row) -> {
          byte[] word = table.vocabulary().word(row).getBytes(StandardCharsets.UTF_8);
          out.writeInt(word.length);
          out.write(word);
          out.writeLong(table.vocabulary().count(row));
        },
        target);
  }

  static void writeNgrams(NgramVectors ngrams, int dimensions, WordVectorFolder.Target target)
      throws IOException {
    write(
        "ngrams",
        ngrams.used().length,
        row -> ngrams.vectors()[row],
        (out, row) -> out.writeInt(ngrams.used()[row]),
        target);
  }

  private static void write(
      String kind,
      int size,
      java.util.function.IntFunction<float[]> vectors,
      KeyWriter keys,
      WordVectorFolder.Target target)
      throws IOException {
    for (int begin = 0; begin < size; begin += ROWS) {
      int end = Math.min(size, begin + ROWS);
      CRC32 sum = new CRC32();
      try (OutputStream file = new BufferedOutputStream(target.create(name(kind, begin)), BUFFER)) {
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(file, sum));
        out.writeInt(MARK);
        out.writeInt(begin);
        out.writeInt(end - begin);
        for (int row = begin; row < end; row++) {
          keys.write(out, row);
          out.write(bytes(vectors.apply(row)));
        }
        new DataOutputStream(file).writeLong(sum.getValue());
      }
    }
  }

  private static String name(String kind, int begin) {
    return String.format(Locale.ROOT, "%s-%05d.bin", kind, begin / ROWS);
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static WordVectorTable readWords(
      int size, int dimensions, NgramVectors ngrams, WordVectorFolder.Source source)
      throws IOException {
    List<String> words = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<float[]> vectors =
        read(
            "vectors",
            size,
            dimensions,
            (in, row) -> {
              words.add(word(in));
              counts.add(in.readLong());
            },
            source);
    return table(words, counts, vectors, ngrams);
  }

  private static WordVectorTable table(
      List<String> words, List<Long> counts, List<float[]> vectors, NgramVectors ngrams) {
    try {
      return new WordVectorTable(
          new WordVocabulary(
              words.toArray(new String[0]), counts.stream().mapToLong(Long::longValue).toArray()),
          vectors.toArray(new float[0][]),
          ngrams);
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  private static String word(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_WORD_BYTES) {
      throw invalid("a word has " + length + " bytes. Accepted: 0 to " + MAX_WORD_BYTES);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static NgramVectors readNgrams(
      NgramVectors empty, int size, int dimensions, WordVectorFolder.Source source)
      throws IOException {
    List<Integer> used = new ArrayList<>();
    List<float[]> vectors =
        read("ngrams", size, dimensions, (in, row) -> used.add(in.readInt()), source);
    return new NgramVectors(
        empty.minNgram(),
        empty.maxNgram(),
        empty.buckets(),
        used.stream().mapToInt(Integer::intValue).toArray(),
        vectors.toArray(new float[0][]));
  }

  private static List<float[]> read(
      String kind, int size, int dimensions, KeyReader keys, WordVectorFolder.Source source)
      throws IOException {
    List<float[]> vectors = new ArrayList<>();
    byte[] bytes = new byte[dimensions * Float.BYTES];
    for (int begin = 0; begin < size; begin += ROWS) {
      String name = name(kind, begin);
      CRC32 sum = new CRC32();
      try (BufferedInputStream file = new BufferedInputStream(source.open(name), BUFFER)) {
        DataInputStream in = new DataInputStream(new CheckedInputStream(file, sum));
        int mark = in.readInt();
        int first = in.readInt();
        int rows = in.readInt();
        if (mark != MARK || first != begin || rows != Math.min(ROWS, size - begin)) {
          throw invalid(name + " does not go with config.json");
        }
        for (int row = begin; row < begin + rows; row++) {
          keys.read(in, row);
          in.readFully(bytes);
          vectors.add(requireFinite(floats(bytes), name + ", row", row));
        }
        if (new DataInputStream(file).readLong() != sum.getValue()) {
          throw invalid(name + " does not match its checksum");
        }
        if (file.read() >= 0) {
          throw invalid(name + " goes on after its last row");
        }
      } catch (EOFException e) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL, "Cannot read word vectors: " + name + " ends early", e);
      }
    }
    return vectors;
  }

  static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  /** The vector, whose numbers must all be finite. */
  static float[] requireFinite(float[] vector, String what, long number) {
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw invalid(what + " " + number + " has a number that is not finite");
      }
    }
    return vector;
  }

  static GleanerException invalid(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read word vectors: " + what);
  }
}
