package org.gleaner.jobs.notebook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A note of Zeppelin's, a {@code .zpln} file. */
record Note(Path file, ObjectNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The notes of a folder in the order of their names. */
  static List<Note> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".zpln"))
          .sorted()
          .map(Note::read)
          .toList();
    }
  }

  private static Note read(Path file) {
    try {
      return new Note(file, (ObjectNode) JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read note: " + file, e);
    }
  }

  /** Its paragraphs, in order. */
  List<Paragraph> paragraphs() {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (JsonNode paragraph : json.required("paragraphs")) {
      paragraphs.add(new Paragraph((ObjectNode) paragraph));
    }
    return paragraphs;
  }

  /** Writes it where it was read. */
  void write() throws IOException {
    Files.writeString(file, JSON.writer(new Printer()).writeValueAsString(json) + "\n");
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  /** Lines and blanks as Zeppelin sets them. */
  private static final class Printer extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    Printer() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      indentObjectsWith(indenter);
      indentArraysWith(indenter);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
      return new Printer();
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(": ");
    }
  }
}
