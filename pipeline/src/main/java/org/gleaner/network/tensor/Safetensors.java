package org.gleaner.network.tensor;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The safetensors format: a little-endian length of 8 bytes, a JSON header of that length, then the
 * tensors without gaps. Numbers of type {@code F32}, {@code F16} and {@code BF16} are read, as
 * floats; {@code F32} is written. Every size in the header is checked against the file's size
 * before memory is taken for it.
 */
public final class Safetensors {
  /** The longest header that is read, in bytes. */
  static final int MAX_HEADER = 16 << 20;

  private static final int CHUNK = 1 << 16;
  private static final ObjectMapper JSON = mapper();

  private Safetensors() {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build());
    return mapper;
  }

  /** Writes tensors in the order of their names; the same tensors give the same bytes. */
  public static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long end = 0;
    for (Map.Entry<String, Tensor> entry : new TreeMap<>(tensors).entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      long begin = end;
      end += 4L * entry.getValue().values().length;
      node.putArray("data_offsets").add(begin).add(end);
    }
    StringBuilder text = new StringBuilder(JSON.writeValueAsString(header));
    byte[] bytes = pad(text).toString().getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(8).putLong(Long.reverseBytes(bytes.length)).array());
    out.write(bytes);
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      writeValues(tensor.values(), out);
    }
  }

  /** Blanks, so that the numbers begin at a multiple of eight bytes; names are ASCII. */
  private static StringBuilder pad(StringBuilder header) {
    while (header.length() % 8 != 0) {
      header.append(' ');
    }
    return header;
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

  /**
   * Reads all tensors.
   *
   * @param size the file's size in bytes
   * @throws GleanerException with INVALID_MODEL if anything is not as it should be
   */
  public static Map<String, Tensor> read(InputStream in, long size) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      long length = size < 8 ? -1 : Long.reverseBytes(data.readLong());
      if (length < 2 || length > MAX_HEADER || length > size - 8) {
        throw invalid("header of " + length + " bytes in a file of " + size);
      }
      byte[] header = new byte[(int) length];
      data.readFully(header);
      Map<String, Tensor> tensors = new TreeMap<>();
      for (Entry entry : entries(header, size - 8 - length)) {
        tensors.put(entry.name, new Tensor(entry.shape, readValues(data, entry)));
      }
      return tensors;
    } catch (EOFException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read safetensors: the file ends early", e);
    }
  }

  private static float[] readValues(DataInputStream data, Entry entry) throws IOException {
    int size = entry.type.bytes();
    float[] values = new float[Math.toIntExact((entry.end - entry.begin) / size)];
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK / size) {
      int count = Math.min(CHUNK / size, values.length - from);
      data.readFully(bytes, 0, size * count);
      buffer.clear();
      for (int i = from; i < from + count; i++) {
        values[i] = entry.type.next(buffer);
      }
    }
    return values;
  }

  /** The header's entries in the order of their data, which they fill without gap or overlap. */
  private static List<Entry> entries(byte[] header, long dataSize) {
    List<Entry> entries = new ArrayList<>();
    JsonNode root = parse(header);
    if (!root.isObject()) {
      throw invalid("header is not a JSON object");
    }
    root.fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("__metadata__")) {
                entries.add(entry(field.getKey(), field.getValue()));
              }
            });
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparing(Entry::end));
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin != at) {
        throw invalid(entry.name + " begins at " + entry.begin + ", not at " + at);
      }
      at = entry.end;
    }
    if (at != dataSize) {
      throw invalid("tensors of " + at + " bytes in " + dataSize + " bytes of data");
    }
    return entries;
  }

  private static JsonNode parse(byte[] header) {
    try {
      return JSON.readTree(header);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read safetensors: header is not valid JSON", e);
    }
  }

  private static Entry entry(String name, JsonNode node) {
    NumberType type = NumberType.named(node.path("dtype").asText());
    if (type == null) {
      String accepted = Arrays.toString(NumberType.values());
      throw invalid(name + " of type " + node.path("dtype") + ". Accepted: " + accepted);
    }
    List<Long> shape = numbers(name, node.path("shape"));
    List<Long> offsets = numbers(name, node.path("data_offsets"));
    try {
      long bytes = type.bytes();
      for (long length : shape) {
        bytes = Math.multiplyExact(bytes, length);
      }
      if (offsets.size() != 2 || offsets.get(1) - offsets.get(0) != bytes) {
        throw invalid(name + " of shape " + shape + " at " + offsets);
      }
      Math.toIntExact(bytes / type.bytes());
    } catch (ArithmeticException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read safetensors: " + name + " of shape " + shape, e);
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> numbers(String name, JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : array) {
      if (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 0) {
        throw invalid(name + " with " + array);
      }
      numbers.add(number.asLong());
    }
    if (!array.isArray()) {
      throw invalid(name + " without numbers");
    }
    return numbers;
  }

  private static GleanerException invalid(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read safetensors: " + what);
  }

  private record Entry(String name, NumberType type, List<Long> shape, long begin, long end) {}
}
