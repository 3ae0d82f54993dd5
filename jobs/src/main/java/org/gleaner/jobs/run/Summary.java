package org.gleaner.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a run; as JSON, the last line on standard output.
 *
 * @param job its name
 * @param rows documents done
 * @param quarantined the number of quarantined lines
 * @param seconds from the start of the job to its end
 * @param metrics figures by name, in the order to show them; nested maps are allowed
 */
public record Summary(
    String job, long rows, long quarantined, double seconds, Map<String, Object> metrics) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies, in order. */
  public Summary {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Jackson escapes the control characters of ASCII alone. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (TerminalStream.isControl(c)) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The same with null for a number that is not finite: JSON has none. */
  private static Object finite(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, part) -> copy.put(key, finite(part)));
      return copy;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(part -> copy.add(finite(part)));
      return copy;
    }
    boolean number = value instanceof Double || value instanceof Float;
    return number && !Double.isFinite(((Number) value).doubleValue()) ? null : value;
  }

  /**
   * One JSON object on one line. Control characters are escaped; a figure that is not a number is
   * null.
   */
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("job", job);
    object.put("rows", rows);
    object.put("quarantined", quarantined);
    object.put("seconds", Math.round(seconds * 1000) / 1000.0);
    object.put("metrics", finite(metrics));
    try {
      return escaped(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write summary: " + object, e);
    }
  }
}
