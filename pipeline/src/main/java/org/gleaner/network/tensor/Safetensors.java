package org.gleaner.network.tensor;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The safetensors format: a little-endian length of 8 bytes, a JSON header of that length, then the
 * tensors without gaps. Numbers of type {@code F64}, {@code F32}, {@code F16}, {@code BF16}, {@code
 * I64}, {@code I32}, {@code U8} and {@code BOOL} are read, as floats or as doubles; {@code F32} or
 * {@code F64} is written. Every size in the header is checked against the file's size before memory
 * is taken for it.
 */
public final class Safetensors {
  private static final int CHUNK = 1 << 16;

  private Safetensors() {}

  /** Writes tensors in the order of their names; the same tensors give the same bytes. */
  public static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
    write(tensors, Map.of(), out);
  }

  /**
   * Writes tensors in the order of their names.
   *
   * @param metadata entries of the header about the file, beside the tensors
   */
  public static void write(
      Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out)
      throws IOException {
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, Tensor> tensor : new TreeMap<>(tensors).entrySet()) {
      add(
          entries,
          NumberType.F32,
          tensor.getKey(),
          tensor.getValue().shape(),
          tensor.getValue().values().length);
    }
    TensorEntry.write(entries, metadata, out);
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      writeValues(tensor.values(), out);
    }
  }

  /**
   * Writes tensors in double precision, in the order of their names; the same tensors give the same
   * bytes.
   */
  public static void writeDoubles(Map<String, DoubleTensor> tensors, OutputStream out)
      throws IOException {
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, DoubleTensor> tensor : new TreeMap<>(tensors).entrySet()) {
      add(
          entries,
          NumberType.F64,
          tensor.getKey(),
          tensor.getValue().shape(),
          tensor.getValue().values().length);
    }
    TensorEntry.write(entries, Map.of(), out);
    for (DoubleTensor tensor : new TreeMap<>(tensors).values()) {
      writeValues(tensor.values(), out);
    }
  }

  private static void add(
      List<TensorEntry> entries, NumberType type, String name, List<Long> shape, int size) {
    long begin = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end();
    entries.add(new TensorEntry(name, type, shape, begin, begin + (long) type.bytes() * size));
  }

  private static void writeValues(float[] values, OutputStream out) throws IOException {
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK / 4) {
      int count = Math.min(CHUNK / 4, values.length - from);
      buffer.clear().asFloatBuffer().put(values, from, count);
      out.write(bytes, 0, 4 * count);
    }
  }

  private static void writeValues(double[] values, OutputStream out) throws IOException {
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK / 8) {
      int count = Math.min(CHUNK / 8, values.length - from);
      buffer.clear().asDoubleBuffer().put(values, from, count);
      out.write(bytes, 0, 8 * count);
    }
  }

  /**
   * Reads all tensors in single precision.
   *
   * @param size the file's size in bytes
   * @throws GleanerException with INVALID_MODEL if anything is not as it should be
   */
  public static Map<String, Tensor> read(InputStream in, long size) throws IOException {
    return read(
        in,
        size,
        (data, entry) -> {
          float[] values = new float[entry.size()];
          readValues(data, entry, (i, value) -> values[i] = (float) value);
          return new Tensor(entry.shape(), values);
        });
  }

  /**
   * Reads all tensors in double precision.
   *
   * @param size the file's size in bytes
   * @throws GleanerException with INVALID_MODEL if anything is not as it should be
   */
  public static Map<String, DoubleTensor> readDoubles(InputStream in, long size)
      throws IOException {
    return read(
        in,
        size,
        (data, entry) -> {
          double[] values = new double[entry.size()];
          readValues(data, entry, (i, value) -> values[i] = value);
          return new DoubleTensor(entry.shape(), values);
        });
  }

  /**
   * Reads the header alone.
   *
   * @param size the file's size in bytes
   * @throws GleanerException with INVALID_MODEL if it is not that of a file of this size
   */
  public static void check(InputStream in, long size) throws IOException {
    try {
      var unused = TensorEntry.read(new DataInputStream(in), size);
    } catch (EOFException e) {
      throw endsEarly(e);
    }
  }

  /**
   * Refuses numbers that are not finite.
   *
   * @throws GleanerException with INVALID_MODEL if there are some
   */
  public static void requireFinite(Map<String, Tensor> tensors) {
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      for (float value : tensor.getValue().values()) {
        if (!Float.isFinite(value)) {
          throw new GleanerException(
              ErrorCode.INVALID_MODEL,
              "Cannot use tensors: " + tensor.getKey() + " has numbers that are not finite");
        }
      }
    }
  }

  private static GleanerException endsEarly(EOFException cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read safetensors: the file ends early", cause);
  }

  private static <T> Map<String, T> read(InputStream in, long size, Content<T> content)
      throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      Map<String, T> tensors = new TreeMap<>();
      for (TensorEntry entry : TensorEntry.read(data, size)) {
        tensors.put(entry.name(), content.read(data, entry));
      }
      return tensors;
    } catch (EOFException e) {
      throw endsEarly(e);
    }
  }

  private static void readValues(DataInputStream data, TensorEntry entry, Values values)
      throws IOException {
    int bytesEach = entry.type().bytes();
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < entry.size(); from += CHUNK / bytesEach) {
      int count = Math.min(CHUNK / bytesEach, entry.size() - from);
      data.readFully(bytes, 0, bytesEach * count);
      buffer.clear();
      for (int i = from; i < from + count; i++) {
        values.put(i, entry.type().next(buffer));
      }
    }
  }

  @FunctionalInterface
  private interface Content<T> {
    T read(DataInputStream data, TensorEntry entry) throws IOException;
  }

  @FunctionalInterface
  private interface Values {
    void put(int i, double value);
  }
}
