package org.gleaner.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.ErrorCode;

/**
 * The labels of a line: a text, a number or a truth value, or an array of these. What cannot be a
 * label sets its line aside, so that it never becomes a class of its own.
 */
final class LineLabels {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LineLabels() {}

  /**
   * The names of the labels.
   *
   * @param json one label or an array
   * @param content of the document, for the excerpt
   */
  static Outcome<List<String>> of(String json, String content) {
    JsonNode node = parsed(json);
    List<JsonNode> labels = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(labels::add);
    } else {
      labels.add(node);
    }
    List<String> names = new ArrayList<>();
    for (JsonNode label : labels) {
      FailedDocument failed = failed(label, content);
      if (failed != null) {
        return Outcome.failed(failed);
      }
      names.add(label.asText());
    }
    return Outcome.done(names);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FailedDocument failed(JsonNode label, String content) {
    if (label.isContainerNode()) {
      return FailedDocument.of(ErrorCode.WRONG_TYPE, "a label is not a text or a number", content);
    }
    if (label.isNull() || label.asText().isBlank()) {
      return FailedDocument.of(ErrorCode.MISSING_FIELD, "a label is empty", content);
    }
    String name = label.asText();
    return name.indexOf('\n') >= 0
            || name.indexOf('\r') >= 0
            || !StandardCharsets.UTF_8.newEncoder().canEncode(name)
        ? FailedDocument.of(
            ErrorCode.WRONG_TYPE, "a label has a line break or half a character", content)
        : null;
  }
}
