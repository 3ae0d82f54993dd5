package org.gleaner.jobs.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A paragraph of a note, as Zeppelin's file has it. */
record Paragraph(ObjectNode json) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** Its heading, or its id if it has none. */
  String title() {
    return json.path("title").asText(json.path("id").asText());
  }

  /** Which interpreter its first word names, e.g. {@code spark.sql}. */
  String interpreter() {
    return text().substring(1).split("\\s", 2)[0];
  }

  /** What stands after the first word. */
  String code() {
    return text().substring(1 + interpreter().length()).strip();
  }

  private String text() {
    return json.required("text").textValue();
  }

  /** The stored result. */
  List<Message> stored() {
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : json.at("/results/msg")) {
      messages.add(
          new Message(message.required("type").textValue(), message.required("data").textValue()));
    }
    return messages;
  }

  /** How the first part of the result is drawn; missing where it is not a chart or table. */
  JsonNode graph() {
    return json.at("/config/results/0/graph");
  }

  /** Puts a result in place of the stored one. */
  void store(List<Message> messages, LocalDateTime started, LocalDateTime finished) {
    ObjectNode results = json.putObject("results").put("code", "SUCCESS");
    ArrayNode array = results.putArray("msg");
    for (Message message : messages) {
      array.addObject().put("type", message.type()).put("data", message.data());
    }
    json.put("dateStarted", TIME.format(started));
    json.put("dateFinished", TIME.format(finished));
    json.put("status", "FINISHED");
  }
}
