package org.gleaner.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  /** One JSON object on one line; control characters are escaped. */
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("job", job);
    object.put("rows", rows);
    object.put("quarantined", quarantined);
    object.put("seconds", Math.round(seconds * 1000) / 1000.0);
    object.put("metrics", metrics);
    try {
      return escaped(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write summary: " + object, e);
    }
  }
}
