package org.gleaner.jobs.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every note runs from its first paragraph to its last, and gives what is stored in it. With {@code
 * -Dgleaner.notebooks.store=true} what it gives is stored instead.
 */
class NotebooksTest {
  private static final Path FOLDER = Path.of("..", "notebooks");
  private static final boolean STORE = Boolean.getBoolean("gleaner.notebooks.store");
  private static final List<String> TRAINING_NETWORKS = List.of("1-", "3-");

  @TempDir Path classes;

  static List<Note> notes() throws IOException {
    return Note.in(FOLDER);
  }

  @Test
  void thereAreFour() throws IOException {
    assertEquals(4, notes().size());
  }

  @ParameterizedTest
  @MethodSource("notes")
  void runsAndGivesWhatIsStored(Note note) throws IOException {
    Agreement agreement =
        TRAINING_NETWORKS.stream().anyMatch(note.toString()::startsWith)
            ? Agreement.OF_NETWORKS
            : Agreement.EXACT;
    try (NoteRun run = new NoteRun(classes)) {
      for (Paragraph paragraph : note.paragraphs()) {
        LocalDateTime started = LocalDateTime.now(ZoneOffset.UTC);
        List<Message> messages = run(run, note, paragraph);
        if (STORE) {
          paragraph.store(messages, started, LocalDateTime.now(ZoneOffset.UTC));
        }
        assertTrue(
            agreement.holds(paragraph.stored(), messages),
            () -> note + ", " + paragraph.title() + " gives " + messages);
      }
    }
    if (STORE) {
      note.write();
    }
  }

  private static List<Message> run(NoteRun run, Note note, Paragraph paragraph) {
    try {
      return run.run(paragraph);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(note + ", " + paragraph.title() + ": " + e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("notes")
  void isWhatZeppelinReads(Note note) {
    JsonNode json = note.json();
    String file = json.required("name").textValue() + "_" + json.required("id").textValue();
    assertEquals(file + ".zpln", note.toString());
    assertTrue(json.required("id").textValue().matches("2[1-9A-HJ-NP-Z]{8}"), file);
    assertEquals("spark", json.required("defaultInterpreterGroup").textValue());
    for (String name : List.of("noteParams", "noteForms", "angularObjects", "config", "info")) {
      assertTrue(json.required(name).isObject(), name);
    }
    List<String> ids = new ArrayList<>();
    for (Paragraph paragraph : note.paragraphs()) {
      ids.add(paragraph.json().required("id").textValue());
      assertEquals(paragraph.json().get("id"), paragraph.json().get("jobName"), file);
      assertEquals("SUCCESS", paragraph.json().at("/results/code").textValue(), file);
      assertEquals("FINISHED", paragraph.json().required("status").textValue(), file);
      assertTrue(paragraph.json().at("/settings/forms").isObject(), file);
    }
    assertEquals(ids.size(), ids.stream().distinct().count(), file);
    assertEquals("md", note.paragraphs().get(0).interpreter());
  }

  @ParameterizedTest
  @MethodSource("notes")
  void drawsChartsOfColumnsThatAreThere(Note note) {
    List<String> charts = new ArrayList<>();
    for (Paragraph paragraph : note.paragraphs()) {
      JsonNode graph = paragraph.graph();
      String mode = graph.path("mode").asText("table");
      if (mode.equals("table")) {
        continue;
      }
      charts.add(mode);
      assertEquals("TABLE", paragraph.stored().get(0).type(), paragraph.title());
      String[] header = paragraph.stored().get(0).data().lines().findFirst().get().split("\t", -1);
      List<JsonNode> columns = graph.findParents("aggr");
      assertFalse(columns.isEmpty(), paragraph.title());
      for (JsonNode column : columns) {
        assertEquals(header[column.required("index").intValue()], column.get("name").textValue());
      }
    }
    assertFalse(charts.isEmpty(), note.toString());
  }

  @Test
  void everyNoteIsInTheManual() throws IOException {
    String manual = Files.readString(FOLDER.resolve("README.md"));
    for (Note note : notes()) {
      assertTrue(manual.contains(note.toString()), note.toString());
    }
  }
}
