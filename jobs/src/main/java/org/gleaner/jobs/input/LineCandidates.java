package org.gleaner.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.network.task.LabelledText;

/**
 * The candidates of a line, an array of texts, and its label: the place of the right one, a number
 * from 0, or its text.
 */
final class LineCandidates {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LineCandidates() {}

  /** The texts of an array, or a text alone; null if anything else stands there. */
  static List<String> texts(String json) {
    JsonNode node = parsed(json);
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : node) {
      if (!text.isTextual()) {
        return null;
      }
      texts.add(text.asText());
    }
    return node.isArray() ? texts : null;
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A context with its candidates.
   *
   * @param question empty for none
   * @param candidates an array of texts, as JSON
   * @param label as JSON
   */
  static Outcome<LabelledText> of(
      String context, String question, String candidates, String label) {
    List<String> texts = parsed(candidates).isArray() ? texts(candidates) : null;
    if (texts == null) {
      return wrong("candidates are not an array of texts", context);
    }
    if (texts.isEmpty()) {
      return Outcome.failed(FailedDocument.missing("candidates", context));
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      return Outcome.failed(
          FailedDocument.of(ErrorCode.MISSING_FIELD, "a candidate is empty", context));
    }
    if (new HashSet<>(texts).size() < texts.size()) {
      return wrong("two candidates are equal", context);
    }
    int right = right(parsed(label), texts);
    return right < 0
        ? wrong("the label is not one of the candidates", context)
        : Outcome.done(LabelledText.choice(context, question, texts, right));
  }

  private static Outcome<LabelledText> wrong(String detail, String context) {
    return Outcome.failed(FailedDocument.of(ErrorCode.WRONG_TYPE, detail, context));
  }

  /** The place of the right candidate; -1 if the label is not one of them. */
  private static int right(JsonNode label, List<String> candidates) {
    if (label.isTextual()) {
      return candidates.indexOf(label.asText());
    }
    boolean place = label.isIntegralNumber() && label.canConvertToInt();
    return place && label.asInt() < candidates.size() ? Math.max(-1, label.asInt()) : -1;
  }
}
