package org.gleaner.network.tensor;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
 * A tensor as the header of a safetensors file describes it.
 *
 * @param name of the tensor
 * @param type of its numbers
 * @param shape the lengths of its dimensions
 * @param begin its first byte after the header
 * @param end the byte after its last
 */
record TensorEntry(String name, NumberType type, List<Long> shape, long begin, long end) {
  /** The longest header that is read, in bytes. */
  static final int MAX_HEADER = 16 << 20;

  private static final ObjectMapper JSON = mapper();

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build());
    return mapper;
  }

  /** How many numbers it has. */
  int size() {
    return (int) ((end - begin) / type.bytes());
  }

  /** Writes the length of a header and the header of some tensors. */
  static void write(List<TensorEntry> entries, Map<String, String> metadata, OutputStream out)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      header.set("__metadata__", JSON.valueToTree(new TreeMap<>(metadata)));
    }
    for (TensorEntry entry : entries) {
      ObjectNode node = header.putObject(entry.name).put("dtype", entry.type.name());
      ArrayNode shape = node.putArray("shape");
      entry.shape.forEach(shape::add);
      node.putArray("data_offsets").add(entry.begin).add(entry.end);
    }
    StringBuilder text = new StringBuilder(JSON.writeValueAsString(header));
    byte[] bytes = pad(text).toString().getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(8).putLong(Long.reverseBytes(bytes.length)).array());
    out.write(bytes);
  }

  /** Blanks, so that the numbers begin at a multiple of eight bytes; names are ASCII. */
  private static StringBuilder pad(StringBuilder header) {
    while (header.length() % 8 != 0) {
      header.append(' ');
    }
    return header;
  }

  /** Reads the length of a header and the header; the entries are in the order of their data. */
  static List<TensorEntry> read(DataInputStream data, long size) throws IOException {
    long length = size < 8 ? -1 : Long.reverseBytes(data.readLong());
    if (length < 2 || length > MAX_HEADER || length > size - 8) {
      throw invalid("header of " + length + " bytes in a file of " + size);
    }
    byte[] header = new byte[(int) length];
    data.readFully(header);
    return entries(header, size - 8 - length);
  }

  /** The header's entries in the order of their data, which they fill without gap or overlap. */
  private static List<TensorEntry> entries(byte[] header, long dataSize) {
    List<TensorEntry> entries = new ArrayList<>();
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
    entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    long at = 0;
    for (TensorEntry entry : entries) {
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

  private static TensorEntry entry(String name, JsonNode node) {
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
    return new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
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
}
