package org.gleaner.jobs.score;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.keyphrase.LanguageExtractors;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;

/**
 * Extracts the keyphrases of a cleaned document, with offsets into the original. A document that
 * fails is quarantined. Not thread-safe; one for each task.
 */
final class DocumentKeyphrases {
  /** The columns that are passed on unchanged. */
  private static final List<String> CARRIED =
      Stream.concat(
              Columns.QUARANTINE.stream(),
              Stream.of(Columns.LANGUAGE, Columns.TEXT, ScoreColumns.REMOVED))
          .toList();

  private static final String MARK = ";";

  private final LanguageExtractors extractors;
  private final int top;

  /**
   * A task's extractors.
   *
   * @param top most keyphrases of a document
   */
  DocumentKeyphrases(LanguageExtractors extractors, int top) {
    this.extractors = extractors;
    this.top = top;
  }

  /** A row of {@link ScoreColumns#SCORED} for one of {@link ScoreColumns#CLEANED}. */
  Row score(Row cleaned) {
    RowBuilder cells = new RowBuilder(ScoreColumns.SCORED).copy(cleaned, CARRIED);
    if (cleaned.getAs(Columns.CODE) != null) {
      return cells.row();
    }
    Outcome<Object[]> found =
        Outcome.of(cleaned.getAs(ScoreColumns.ORIGINAL), () -> keyphrases(cleaned));
    return found.isDone()
        ? cells.set(ScoreColumns.KEYPHRASES, found.value()).row()
        : cells.fail(found.failed()).row();
  }

  private Object[] keyphrases(Row row) {
    String text = row.getAs(Columns.TEXT);
    List<KeptSegment> parts = KeptSegment.of(row.getList(row.fieldIndex(ScoreColumns.PARTS)));
    List<Keyphrase> keyphrases =
        extractors.extract(withoutCode(text, parts), row.getAs(Columns.LANGUAGE), top);
    if (keyphrases.isEmpty()) {
      return new Object[0];
    }
    String original = row.getAs(ScoreColumns.ORIGINAL);
    OriginalOffsets offsets = new OriginalOffsets(original, row.getAs(Columns.HTML), text, parts);
    Object[] cells = new Object[keyphrases.size()];
    for (int i = 0; i < cells.length; i++) {
      Keyphrase keyphrase = keyphrases.get(i);
      Span span = offsets.of(keyphrase.begin(), keyphrase.end());
      cells[i] = RowFactory.create(keyphrase.phrase(), keyphrase.score(), span.begin(), span.end());
    }
    return cells;
  }

  /** A text of the same length with a mark that no phrase crosses in place of code. */
  private static String withoutCode(String text, List<KeptSegment> parts) {
    StringBuilder read = new StringBuilder(text.length());
    for (KeptSegment part : parts) {
      for (int i = 0; i + 1 < part.code().size(); i += 2) {
        int end = part.at() + part.code().get(i + 1);
        read.append(text, read.length(), part.at() + part.code().get(i));
        read.append(end > read.length() ? MARK : "").append(" ".repeat(end - read.length()));
      }
    }
    return read.append(text, read.length(), text.length()).toString();
  }

  /** Maps ranges of a cleaned text to the original. */
  private static final class OriginalOffsets {
    private final SourceText source;
    private final String cleaned;
    private final List<KeptSegment> parts;

    OriginalOffsets(String original, boolean html, String cleaned, List<KeptSegment> parts) {
      this.source = SourceText.uncut(original, html);
      this.cleaned = cleaned;
      this.parts = parts;
    }

    Span of(int begin, int end) {
      int first = partAt(begin);
      int last = partAt(end - 1);
      Span from = within(first, begin, first == last ? end : begin + 1);
      return first == last ? from : new Span(from.begin(), within(last, end - 1, end).end());
    }

    private Span within(int index, int begin, int end) {
      KeptSegment part = parts.get(index);
      int next = index + 1 < parts.size() ? parts.get(index + 1).at() : cleaned.length();
      String text = cleaned.substring(part.at(), next);
      Segment segment = new Segment(text, part.begin(), part.end(), null);
      return source.original(segment, begin - part.at(), end - part.at());
    }

    private int partAt(int offset) {
      int low = 0;
      int high = parts.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (parts.get(middle).at() <= offset) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
