package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * A part of a {@code tokenizer.json} whose values are checked as they are read.
 *
 * @param place its name in messages
 * @param node the part
 */
record Component(String place, JsonNode node) {
  /** Its {@code type}, which must be one of some. */
  String type(Set<String> accepted) {
    String type = node.path("type").asText();
    if (!node.isObject() || !accepted.contains(type)) {
      throw invalid(shortened(node.path("type")) + ". Accepted: " + String.join(", ", accepted));
    }
    return type;
  }

  /** Whether a value is there and not null. */
  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A part of it. */
  Component part(String key) {
    return new Component(place + "." + key, node.path(key));
  }

  /** The elements of an array. */
  List<Component> parts(String key, int most) {
    JsonNode array = node.path(key);
    if (!array.isArray() || array.size() > most) {
      throw invalid(key + ". Accepted: an array of at most " + most);
    }
    List<Component> parts = new ArrayList<>(array.size());
    array.forEach(part -> parts.add(new Component(place + "." + key, part)));
    return parts;
  }

  /** Refuses a value that is neither missing nor true or false. */
  void requireFlags(String... keys) {
    for (String key : keys) {
      JsonNode value = node.path(key);
      if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
        throw invalid(key + " " + shortened(value) + ". Accepted: true, false");
      }
    }
  }

  /** A text of a length. */
  String text(String key, int least, int most) {
    return text(node.path(key), key, least, most);
  }

  /** A value as a text of a length. */
  String text(JsonNode value, String key, int least, int most) {
    String text = value.asText();
    if (!value.isTextual() || text.length() < least || text.length() > most) {
      throw invalid(
          key + " " + shortened(value) + ". Accepted: " + least + " to " + most + " characters");
    }
    return text;
  }

  /** A whole number of a range. */
  int integer(String key, int least, int most) {
    JsonNode value = node.path(key);
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      throw invalid(key + " " + shortened(value) + ". Accepted: " + least + " to " + most);
    }
    return value.asInt();
  }

  /** Refuses a value that is there and none of some. */
  void requireOneOf(String key, Set<String> accepted) {
    if (has(key) && !accepted.contains(node.path(key).asText())) {
      throw invalid(
          key + " " + shortened(node.path(key)) + ". Accepted: " + String.join(", ", accepted));
    }
  }

  GleanerException invalid(String problem) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read vocabulary: " + place + " has " + problem);
  }

  /** A value for a message. */
  static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
