package org.gleaner.text.subword.normal;

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
public record Component(String place, JsonNode node) {
  /** The most parts of a sequence. */
  public static final int MOST_STEPS = 32;

  /** The longest text that a part may hold. */
  public static final int MOST_CHARS = 64;

  private static final int MOST_DEPTH = 4;

  /** Its {@code type}, which must be one of some. */
  public String type(Set<String> accepted) {
    String type = node.path("type").asText();
    if (!node.isObject() || !accepted.contains(type)) {
      throw invalid(shortened(node.path("type")) + ". Accepted: " + String.join(", ", accepted));
    }
    return type;
  }

  /** Whether a value is there and not null. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A part of it. */
  public Component part(String key) {
    return new Component(place + "." + key, node.path(key));
  }

  /** The elements of an array. */
  public List<Component> parts(String key, int most) {
    JsonNode array = node.path(key);
    if (!array.isArray() || array.size() > most) {
      throw invalid(key + ". Accepted: an array of at most " + most);
    }
    List<Component> parts = new ArrayList<>(array.size());
    array.forEach(part -> parts.add(new Component(place + "." + key, part)));
    return parts;
  }

  /** A value that is true or false, or what holds where it is missing or null. */
  public boolean flag(String key, boolean otherwise) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw invalid(key + " " + shortened(value) + ". Accepted: true, false");
    }
    return value.asBoolean(otherwise);
  }

  /** A text of a length. */
  public String text(String key, int least, int most) {
    return text(node.path(key), key, least, most);
  }

  /** A value as a text of a length. */
  public String text(JsonNode value, String key, int least, int most) {
    String text = value.asText();
    if (!value.isTextual() || text.length() < least || text.length() > most) {
      throw invalid(
          key + " " + shortened(value) + ". Accepted: " + least + " to " + most + " characters");
    }
    return text;
  }

  /** A whole number of a range. */
  public int integer(String key, int least, int most) {
    JsonNode value = node.path(key);
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      throw invalid(key + " " + shortened(value) + ". Accepted: " + least + " to " + most);
    }
    return value.asInt();
  }

  /** One of some words, or what holds where it is missing or null. */
  public String word(String key, String otherwise, Set<String> accepted) {
    if (!has(key)) {
      return otherwise;
    }
    String word = node.path(key).asText();
    if (!accepted.contains(word)) {
      throw invalid(
          key + " " + shortened(node.path(key)) + ". Accepted: " + String.join(", ", accepted));
    }
    return word;
  }

  /** Refuses sequences of parts in sequences, if they are deep. */
  public void requireShallow(int depth) {
    if (depth > MOST_DEPTH) {
      throw invalid("sequences in sequences. Accepted: " + MOST_DEPTH);
    }
  }

  /** The failure to read this part, by a problem. */
  public GleanerException invalid(String problem) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read vocabulary: " + place + " has " + problem);
  }

  /** A value for a message. */
  public static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
