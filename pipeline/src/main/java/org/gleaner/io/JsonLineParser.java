package org.gleaner.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.ErrorCode;

/** One JSON object a line; fields that nobody asked for are skipped. */
final class JsonLineParser implements LineParser {
  // Jackson's own limits are 20 million chars a string and 1,000 levels; the line is limited
  // already.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(1000)
                  .build())
          .build();

  private final ReadSettings settings;
  private Problem problem;

  JsonLineParser(ReadSettings settings) {
    this.settings = settings;
  }

  @Override
  public Problem parse(String line, Values values) {
    problem = null;
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Problem(ErrorCode.INVALID_JSON, "the line is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.getCurrentName();
        json.nextToken();
        read(json, name, values);
      }
      if (json.nextToken() != null) {
        return new Problem(ErrorCode.INVALID_JSON, "more stands after the JSON object");
      }
    } catch (JsonProcessingException e) {
      return new Problem(ErrorCode.INVALID_JSON, detail(e));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a JSON line from memory", e);
    }
    if (values.wantsRecord()) {
      values.putRecord(line.strip());
    }
    return problem == null ? values.missing() : problem;
  }

  // The place only: Jackson's message may quote the document.
  private static String detail(JsonProcessingException e) {
    return e.getLocation() == null
        ? "broken JSON"
        : "broken JSON at column " + e.getLocation().getColumnNr();
  }

  private void read(JsonParser json, String name, Values values) throws IOException {
    int field = fieldNamed(name);
    if (field >= 0 && settings.fields().get(field).kind() != Field.Kind.TEXT) {
      values.fields[field] = readField(json, settings.fields().get(field));
      return;
    }
    boolean content = name.equals(Columns.TEXT) || name.equals(Columns.HTML);
    boolean known = content || name.equals(Columns.ID) || name.equals(Columns.LANGUAGE);
    if (field < 0 && !known) {
      json.skipChildren();
      return;
    }
    boolean wanted = field >= 0 || !name.equals(unused());
    String value = wanted ? text(json, name) : null;
    json.skipChildren();
    if (field >= 0) {
      values.fields[field] = value;
    }
    switch (name) {
      case Columns.ID -> values.id = value;
      case Columns.LANGUAGE -> values.language = value;
      case Columns.TEXT -> values.text = value;
      case Columns.HTML -> values.html = value;
      default -> {}
    }
  }

  // The content field that these settings never look at: its type does not matter.
  private String unused() {
    return switch (settings.content()) {
      case AUTO, NONE -> null;
      case TEXT -> Columns.HTML;
      case HTML -> Columns.TEXT;
    };
  }

  private int fieldNamed(String name) {
    List<Field> fields = settings.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind() != Field.Kind.RECORD && fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Object readField(JsonParser json, Field field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return field.kind() == Field.Kind.JSON ? copy(json) : texts(json, field.name());
  }

  private String text(JsonParser json, String name) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> {
        if (name.equals(Columns.ID)) {
          yield json.getText();
        }
        yield wrongType(name, "a string");
      }
      default -> wrongType(name, "a string");
    };
  }

  private String wrongType(String name, String wanted) {
    if (problem == null) {
      problem = new Problem(ErrorCode.WRONG_TYPE, "field " + name + " is not " + wanted);
    }
    return null;
  }

  private Object texts(JsonParser json, String name) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return wrongType(name, "an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      } else {
        json.skipChildren();
        wrongType(name, "an array of strings");
      }
    }
    return texts.toArray(new String[0]);
  }

  private static String copy(JsonParser json) throws IOException {
    StringWriter copy = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(copy)) {
      generator.copyCurrentStructure(json);
    }
    return copy.toString();
  }
}
