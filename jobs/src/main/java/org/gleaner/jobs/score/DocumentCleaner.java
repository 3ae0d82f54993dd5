package org.gleaner.jobs.score;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.clean.CleanedText;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.FailedDocument;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.gleaner.text.language.LanguageDetector;

/**
 * Cleans batches of lines: cuts the documents into segments, lets the network keep or remove each,
 * and joins what is kept. A line that was set aside goes through; a document that fails is set
 * aside. Not thread-safe; one for each task.
 */
public final class DocumentCleaner {
  private final SegmentDecision decision;
  private final ScoreSettings settings;

  public DocumentCleaner(SegmentDecision decision, ScoreSettings settings) {
    this.decision = decision;
    this.settings = settings;
  }

  /**
   * A row of {@link ScoreColumns#CLEANED} for each row of {@link org.gleaner.io.Corpus#lines()}.
   */
  public List<Row> clean(List<Row> lines) {
    List<Object> cut = new ArrayList<>(lines.size());
    List<List<Segment>> documents = new ArrayList<>();
    for (Row line : lines) {
      Object result = line.getAs(Columns.CODE) == null ? cut(line) : null;
      cut.add(result);
      if (result instanceof SourceText source) {
        documents.add(source.segments());
      }
    }
    List<Object> probabilities = probabilities(documents);
    List<Row> rows = new ArrayList<>(lines.size());
    int next = 0;
    for (int i = 0; i < cut.size(); i++) {
      Object result = cut.get(i);
      Object scores = result instanceof SourceText ? probabilities.get(next++) : null;
      rows.add(row(lines.get(i), result, scores));
    }
    return rows;
  }

  /** A {@link SourceText} or a {@link FailedDocument}. */
  private Object cut(Row line) {
    String text = line.getAs(Columns.TEXT);
    try {
      SourceText source = SourceText.of(text, line.getAs(Columns.HTML), settings.segmenter());
      return source.segments().isEmpty() ? FailedDocument.empty(text) : source;
    } catch (RuntimeException | StackOverflowError e) {
      return FailedDocument.of(e, text);
    }
  }

  /** For each document its probabilities, or the exception: one by one if all at once fails. */
  private List<Object> probabilities(List<List<Segment>> documents) {
    try {
      return new ArrayList<>(decision.removeProbabilities(documents));
    } catch (RuntimeException | StackOverflowError e) {
      List<Object> results = new ArrayList<>();
      for (List<Segment> document : documents) {
        results.add(alone(document));
      }
      return results;
    }
  }

  private Object alone(List<Segment> document) {
    try {
      return decision.removeProbabilities(List.of(document)).get(0);
    } catch (RuntimeException | StackOverflowError e) {
      return e;
    }
  }

  private Row row(Row line, Object result, Object scores) {
    RowBuilder cells =
        new RowBuilder(ScoreColumns.CLEANED)
            .copy(line, Columns.QUARANTINE)
            .set(Columns.HTML, line.getAs(Columns.HTML))
            .set(ScoreColumns.SEGMENTS, 0)
            .set(ScoreColumns.KEPT_CHARS, 0)
            .set(ScoreColumns.REMOVED_CHARS, 0)
            .set(ScoreColumns.ORIGINAL_CHARS, 0);
    if (result instanceof FailedDocument failed) {
      cells.fail(failed);
    } else if (scores instanceof Throwable failure) {
      cells.fail(FailedDocument.of(failure, line.getAs(Columns.TEXT)));
    } else if (result instanceof SourceText source) {
      fill(cells, line, source, (float[]) scores);
    }
    return cells.row();
  }

  private void fill(RowBuilder cells, Row line, SourceText source, float[] probabilities) {
    String original = line.getAs(Columns.TEXT);
    CleanedText cleaned = CleanedText.of(source.segments(), probabilities, decision.threshold());
    cells
        .set(Columns.LANGUAGE, language(line, cleaned.text()))
        .set(Columns.TEXT, cleaned.text())
        .set(ScoreColumns.REMOVED, removed(source, cleaned))
        .set(ScoreColumns.SEGMENTS, probabilities.length)
        .set(ScoreColumns.KEPT_CHARS, cleaned.text().length())
        .set(ScoreColumns.REMOVED_CHARS, chars(cleaned.removed()))
        .set(ScoreColumns.PARTS, parts(cleaned))
        .set(ScoreColumns.ORIGINAL_CHARS, original.length())
        .set(ScoreColumns.ORIGINAL, original);
  }

  private static Object[] removed(SourceText source, CleanedText cleaned) {
    Object[] rows = new Object[cleaned.removed().size()];
    for (int i = 0; i < rows.length; i++) {
      Segment segment = cleaned.removed().get(i);
      Span span = source.original(new Span(segment.begin(), segment.end()));
      double probability = cleaned.probabilities().get(i);
      rows[i] = RowFactory.create(span.begin(), span.end(), "boilerplate", probability);
    }
    return rows;
  }

  private static Object[] parts(CleanedText cleaned) {
    Object[] rows = new Object[cleaned.kept().size()];
    for (int i = 0; i < rows.length; i++) {
      Segment segment = cleaned.kept().get(i);
      rows[i] = new KeptSegment(cleaned.keptAt().get(i), segment.begin(), segment.end()).row();
    }
    return rows;
  }

  private static int chars(List<Segment> segments) {
    int chars = 0;
    for (Segment segment : segments) {
      chars += segment.text().length();
    }
    return chars;
  }

  private String language(Row line, String cleaned) {
    if (!settings.language().equals("auto")) {
      return settings.language();
    }
    String given = line.getAs(Columns.LANGUAGE);
    return given == null ? LanguageDetector.detect(cleaned) : given;
  }
}
