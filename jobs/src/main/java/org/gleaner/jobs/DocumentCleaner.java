package org.gleaner.jobs;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.io.Columns;
import org.gleaner.text.LanguageDetector;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;

/**
 * Cleans batches of lines: cuts the documents into segments, lets the network keep or remove each,
 * and joins what is kept. A line that was set aside goes through; a document that fails is set
 * aside. Not thread-safe; one for each task.
 */
final class DocumentCleaner {
  /** Between the texts of two segments that are kept. */
  private static final String SEPARATOR = "\n\n";

  private final SegmentDecision decision;
  private final ScoreSettings settings;

  DocumentCleaner(SegmentDecision decision, ScoreSettings settings) {
    this.decision = decision;
    this.settings = settings;
  }

  /** A row of {@link CleanedRows#CLEANED} for each row of {@link org.gleaner.io.Corpus#lines()}. */
  List<Row> clean(List<Row> lines) {
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
    Object[] cells = new Object[CleanedRows.CLEANED.size()];
    for (int i = 0; i < 6; i++) {
      cells[i] = line.get(i);
    }
    cells[9] = 0;
    cells[10] = 0;
    cells[11] = 0;
    cells[13] = line.getAs(Columns.HTML);
    Object outcome = result;
    if (result instanceof SourceText source) {
      outcome = scores instanceof Throwable failure ? failed(failure, line) : source;
    }
    if (outcome instanceof FailedDocument failed) {
      cells[2] = failed.code().name();
      cells[3] = failed.detail();
      cells[4] = failed.excerpt();
    } else if (outcome instanceof SourceText source) {
      fill(cells, line, source, (float[]) scores);
    }
    return RowFactory.create(cells);
  }

  private static FailedDocument failed(Throwable failure, Row line) {
    return FailedDocument.of(failure, line.getAs(Columns.TEXT));
  }

  private void fill(Object[] cells, Row line, SourceText source, float[] probabilities) {
    StringBuilder text = new StringBuilder();
    List<Row> removed = new ArrayList<>();
    List<Row> parts = new ArrayList<>();
    int removedChars = 0;
    for (int i = 0; i < probabilities.length; i++) {
      Segment segment = source.segments().get(i);
      if (probabilities[i] >= decision.threshold()) {
        Span span = source.original(new Span(segment.begin(), segment.end()));
        removed.add(
            RowFactory.create(span.begin(), span.end(), "boilerplate", (double) probabilities[i]));
        removedChars += segment.text().length();
      } else {
        text.append(text.length() == 0 ? "" : SEPARATOR);
        parts.add(new Part(text.length(), segment.begin(), segment.end()).row());
        text.append(segment.text());
      }
    }
    String cleaned = text.toString();
    cells[6] = language(line, cleaned);
    cells[7] = cleaned;
    cells[8] = removed.toArray();
    cells[9] = probabilities.length;
    cells[10] = cleaned.length();
    cells[11] = removedChars;
    cells[12] = parts.toArray();
    cells[14] = line.getAs(Columns.TEXT);
  }

  private String language(Row line, String cleaned) {
    if (!settings.language().equals("auto")) {
      return settings.language();
    }
    String given = line.getAs(Columns.LANGUAGE);
    return given == null ? LanguageDetector.detect(cleaned) : given;
  }
}
