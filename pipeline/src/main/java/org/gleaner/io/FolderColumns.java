package org.gleaner.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns of a file that stand in the names of its folders, {@code label=pos/a.jsonl}, as Hive
 * and Spark write partitions. A file's own column comes first where it has a value.
 */
final class FolderColumns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "__HIVE_DEFAULT_PARTITION__";

  private FolderColumns() {}

  /** The values by their columns, of a file's path. */
  static Map<String, String> of(String path) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0 && !parts[i].endsWith(NONE)) {
        values.put(named(parts[i].substring(0, equals)), named(parts[i].substring(equals + 1)));
      }
    }
    return values;
  }

  /** A JSON object with the values that it has not. */
  static String added(String json, Map<String, String> values) {
    if (values.isEmpty()) {
      return json;
    }
    try {
      ObjectNode object = (ObjectNode) JSON.readTree(json);
      values.forEach(
          (column, value) -> {
            if (!object.hasNonNull(column)) {
              object.put(column, value);
            }
          });
      return object.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read a JSON object from memory", e);
    }
  }

  /** Without the escapes of Hive: a percent sign and two digits stand for a character. */
  private static String named(String escaped) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      int code = escaped.charAt(i) == '%' ? code(escaped, i + 1) : -1;
      name.append(code < 0 ? escaped.charAt(i) : (char) code);
      i += code < 0 ? 0 : 2;
    }
    return name.toString();
  }

  private static int code(String text, int begin) {
    if (begin + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(begin), 16);
    int low = Character.digit(text.charAt(begin + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
