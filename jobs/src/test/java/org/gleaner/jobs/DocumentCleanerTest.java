package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.jobs.score.DocumentCleaner;
import org.gleaner.jobs.score.KeptSegment;
import org.gleaner.jobs.score.ScoreColumns;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentCleanerTest {
  private static final String POISON = "poison";

  @TempDir Path folder;

  /** Removes segments that say click; fails where one says poison, as a network might. */
  private record Fragile(Consumer<String> failure) implements SegmentDecision {
    @Override
    public List<float[]> removeProbabilities(List<List<Segment>> documents) {
      List<float[]> all = new ArrayList<>();
      for (List<Segment> document : documents) {
        float[] probabilities = new float[document.size()];
        for (int i = 0; i < probabilities.length; i++) {
          String text = document.get(i).text();
          if (text.contains(POISON)) {
            failure.accept(text);
          }
          probabilities[i] = text.startsWith("click") ? 0.75f : 0.25f;
        }
        all.add(probabilities);
      }
      return all;
    }

    @Override
    public double threshold() {
      return 0.5;
    }
  }

  private List<Row> clean(SegmentDecision decision, String... lines) throws IOException {
    Path input = Files.write(folder.resolve("in.jsonl"), List.of(lines));
    ReadSettings read = ReadSettings.of(input.toString());
    List<Row> batch =
        Corpus.read(CommandLineRun.spark(), read)
            .lines()
            .orderBy(Columns.SOURCE, Columns.POSITION)
            .collectAsList();
    List<Row> cleaned = new DocumentCleaner(decision, "triple-space", "en").clean(batch);
    return CommandLineRun.spark()
        .createDataFrame(cleaned, ScoreColumns.CLEANED)
        .orderBy(Columns.POSITION)
        .collectAsList();
  }

  private static String line(String id, String text) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}";
  }

  private static final List<Consumer<String>> FAILURES =
      List.of(
          text -> {
            throw new IllegalStateException(text);
          },
          text -> {
            throw new StackOverflowError();
          });

  @Test
  void aDocumentThatFailsInTheBatchIsSetAsideAlone() throws IOException {
    for (Consumer<String> failure : FAILURES) {
      List<Row> rows =
          clean(
              new Fragile(failure),
              line("a", "click here   first text"),
              line("b", "good start   " + POISON + " inside"),
              "{broken",
              line("c", "last text   click there"));
      assertEquals(4, rows.size());
      assertEquals("first text", rows.get(0).getAs(Columns.TEXT));
      assertNull(rows.get(0).getAs(Columns.CODE));
      assertEquals("last text", rows.get(3).getAs(Columns.TEXT));
      assertNull(rows.get(3).getAs(Columns.CODE));
      assertEquals(ErrorCode.INVALID_JSON.name(), rows.get(2).getAs(Columns.CODE));
      Row failed = rows.get(1);
      assertEquals(ErrorCode.DOCUMENT_FAILED.name(), failed.getAs(Columns.CODE));
      assertEquals("b", failed.getAs(Columns.ID));
      assertNull(failed.getAs(Columns.TEXT));
      String detail = failed.getAs(Columns.DETAIL);
      assertFalse(detail.contains(POISON), "no text of a document in a message: " + detail);
      byte[] excerpt = failed.getAs(Columns.EXCERPT);
      assertTrue(new String(excerpt, StandardCharsets.UTF_8).startsWith("good start"));
    }
  }

  @Test
  void everyCellStandsInItsColumn() throws IOException {
    Row row = clean(new Fragile(text -> {}), line("a", "click   one text   two")).get(0);
    assertEquals("a", row.getAs(Columns.ID));
    assertEquals(0L, row.<Long>getAs(Columns.POSITION));
    assertEquals("en", row.getAs(Columns.LANGUAGE));
    assertEquals("one text\n\ntwo", row.getAs(Columns.TEXT));
    assertEquals("click   one text   two", row.getAs(ScoreColumns.ORIGINAL));
    assertEquals(false, row.getAs(Columns.HTML));
    assertEquals(3, row.<Integer>getAs(ScoreColumns.SEGMENTS));
    assertEquals(13, row.<Integer>getAs(ScoreColumns.KEPT_CHARS));
    assertEquals(5, row.<Integer>getAs(ScoreColumns.REMOVED_CHARS));
    Row removed = row.<Row>getList(row.fieldIndex(ScoreColumns.REMOVED)).get(0);
    assertEquals("[0,5,boilerplate,0.75]", removed.toString());
    assertEquals(
        List.of(new KeptSegment(0, 8, 16, List.of()), new KeptSegment(10, 19, 22, List.of())),
        KeptSegment.of(row.getList(row.fieldIndex(ScoreColumns.PARTS))));
  }
}
