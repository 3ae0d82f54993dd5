package org.gleaner.jobs.score;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.clean.CleanedText;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.FailedDocument;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.keyphrase.DocumentLanguage;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;

/**
 * Cleans batches of lines: cuts the documents into segments, lets the network keep or remove each,
 * and joins what is kept. A line that was quarantined goes through; a document that fails is
 * quarantined. Not thread-safe; one for each task.
 */
public final class DocumentCleaner {
  private final SegmentDecision decision;
  private final String segmenter;
  private final String language;

  /**
   * A cleaner.
   *
   * @param segmenter for plain text: a name in the catalogue, or auto
   * @param language ISO 639-1 code, or auto
   */
  public DocumentCleaner(SegmentDecision decision, String segmenter, String language) {
    this.decision = decision;
    this.segmenter = segmenter;
    this.language = language;
  }

  /**
   * A row of {@link ScoreColumns#CLEANED} for each row of {@link org.gleaner.io.Corpus#lines()}.
   */
  public List<Row> clean(List<Row> lines) {
    List<Outcome<SourceText>> cut = new ArrayList<>(lines.size());
    List<List<Segment>> documents = new ArrayList<>();
    for (Row line : lines) {
      Outcome<SourceText> outcome =
          line.getAs(Columns.CODE) == null ? cut(line) : Outcome.done(null);
      cut.add(outcome);
      if (outcome.value() != null) {
        documents.add(outcome.value().segments());
      }
    }
    Iterator<Outcome<float[]>> decided = decision.outcomes(documents).iterator();
    List<Row> rows = new ArrayList<>(lines.size());
    for (int i = 0; i < cut.size(); i++) {
      boolean hasSegments = cut.get(i).value() != null;
      rows.add(row(lines.get(i), cut.get(i), hasSegments ? decided.next() : null));
    }
    return rows;
  }

  private Outcome<SourceText> cut(Row line) {
    String text = line.getAs(Columns.TEXT);
    Outcome<SourceText> source =
        Outcome.of(text, () -> SourceText.of(text, line.getAs(Columns.HTML), segmenter));
    return source.isDone() && source.value().segments().isEmpty()
        ? Outcome.failed(FailedDocument.empty(text))
        : source;
  }

  private Row row(Row line, Outcome<SourceText> source, Outcome<float[]> decided) {
    RowBuilder cells =
        new RowBuilder(ScoreColumns.CLEANED)
            .copy(line, Columns.QUARANTINE)
            .set(Columns.HTML, line.getAs(Columns.HTML))
            .set(ScoreColumns.SEGMENTS, 0)
            .set(ScoreColumns.KEPT_CHARS, 0)
            .set(ScoreColumns.REMOVED_CHARS, 0)
            .set(ScoreColumns.ORIGINAL_CHARS, 0);
    if (!source.isDone()) {
      cells.fail(source.failed());
    } else if (decided != null && decided.isDone()) {
      fill(cells, line, source.value(), decided.value());
    } else if (decided != null) {
      cells.fail(decided.failed().ofText(line.getAs(Columns.TEXT)));
    }
    return cells.row();
  }

  private void fill(RowBuilder cells, Row line, SourceText source, float[] probabilities) {
    String original = line.getAs(Columns.TEXT);
    CleanedText cleaned = CleanedText.of(source.segments(), probabilities, decision.threshold());
    cells
        .set(
            Columns.LANGUAGE,
            DocumentLanguage.of(language, line.getAs(Columns.LANGUAGE), cleaned.text()))
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
      int at = cleaned.keptAt().get(i);
      rows[i] = new KeptSegment(at, segment.begin(), segment.end(), segment.code()).row();
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
}
