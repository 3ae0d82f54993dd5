package org.gleaner.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.network.task.LabelledText;

/**
 * The answers of a line: {@code {"text": [...], "answer_start": [...]}}, an array of objects with
 * one of each, or an array of pairs {@code [text, start]}; empty where the question has no answer.
 * Starts count characters of Unicode, as those of SQuAD do.
 */
final class LineAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "text";
  private static final String START = "answer_start";

  private final String context;
  private final List<String> texts = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private boolean wrong;

  private LineAnswers(String context) {
    this.context = context;
  }

  /**
   * A question, its context and their answers. An answer whose start is outside the context has no
   * offset.
   */
  static Outcome<LabelledText> of(String question, String context, String json) {
    LineAnswers answers = new LineAnswers(context);
    answers.read(parsed(json));
    int[] begins = answers.begins.stream().mapToInt(Integer::intValue).toArray();
    return answers.wrong
        ? Outcome.failed(
            FailedDocument.of(
                ErrorCode.WRONG_TYPE, "answers are not texts with their starts", context))
        : Outcome.done(LabelledText.answered(question, context, answers.texts, begins));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(JsonNode node) {
    wrong = !node.isContainerNode();
    if (node.isObject()) {
      wrong = node.path(TEXT).size() != node.path(START).size() || !node.path(TEXT).isArray();
      for (int i = 0; !wrong && i < node.path(TEXT).size(); i++) {
        add(node.path(TEXT).path(i), node.path(START).path(i));
      }
    } else {
      for (JsonNode answer : node) {
        boolean pair = answer.isArray();
        add(pair ? answer.path(0) : answer.path(TEXT), pair ? answer.path(1) : answer.path(START));
      }
    }
  }

  private void add(JsonNode text, JsonNode start) {
    wrong |= !text.isTextual() || !start.canConvertToInt() || !start.isIntegralNumber();
    texts.add(text.asText());
    begins.add(offset(start.asInt(-1)));
  }

  /** The offset in UTF-16 code units; -1 outside the context. */
  private int offset(int start) {
    boolean inside = start >= 0 && start <= context.codePointCount(0, context.length());
    return inside ? context.offsetByCodePoints(0, start) : -1;
  }
}
