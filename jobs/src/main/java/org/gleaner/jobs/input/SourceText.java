package org.gleaner.jobs.input;

import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.gleaner.text.normal.NormalizedText;
import org.gleaner.text.normal.Normalizer;
import org.gleaner.text.segment.NormalizedSegments;

/**
 * A document as it was read, cut into segments of normalised text, with the way back to the
 * original.
 */
public final class SourceText {
  private final String original;
  private final NormalizedText normalized;
  private final List<Segment> segments;

  private SourceText(String original, NormalizedText normalized, List<Segment> segments) {
    this.original = original;
    this.normalized = normalized;
    this.segments = segments;
  }

  /**
   * Cuts a document.
   *
   * @param html whether it is markup
   * @param segmenter for plain text: a name in the catalogue, or auto
   */
  public static SourceText of(String original, boolean html, String segmenter) {
    NormalizedSegments cut =
        html ? NormalizedSegments.ofHtml(original) : NormalizedSegments.ofText(original, segmenter);
    return new SourceText(original, cut.normalized(), cut.segments());
  }

  /**
   * The segments of the document on a line that was read, cut as {@link NormalizedSegments#AUTO}
   * says.
   */
  public static Outcome<List<Segment>> segments(Row line) {
    String text = line.getAs(Columns.TEXT);
    boolean html = line.getAs(Columns.HTML);
    return Outcome.of(text, () -> of(text, html, NormalizedSegments.AUTO).segments());
  }

  /** The texts of those segments, one a line. */
  public static Outcome<String> plain(Row line) {
    Outcome<List<Segment>> segments = segments(line);
    if (!segments.isDone()) {
      return Outcome.failed(segments.failed());
    }
    StringBuilder plain = new StringBuilder();
    for (Segment segment : segments.value()) {
      plain.append(segment.text()).append('\n');
    }
    return Outcome.done(plain.toString());
  }

  /** A document only for the way back: it has no segments. */
  public static SourceText uncut(String original, boolean html) {
    NormalizedText normalized = html ? null : Normalizer.normalize(original);
    return new SourceText(original, normalized, List.of());
  }

  /** The segments; offsets are those of the cut text, see {@link #original(Span)}. */
  public List<Segment> segments() {
    return segments;
  }

  /** Where a segment, or a range of the cut text, stands in the original. */
  public Span original(Span span) {
    return normalized == null ? span : normalized.originalSpan(span.begin(), span.end());
  }

  /**
   * Where a range of a segment's text stands in the original; the whole segment if that is unknown.
   */
  public Span original(Segment segment, int begin, int end) {
    String source = normalized == null ? original : normalized.text();
    Span span = Alignment.locate(source, segment, begin, end, normalized == null);
    return original(span == null ? new Span(segment.begin(), segment.end()) : span);
  }
}
