package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.Segment;
import org.gleaner.text.normal.NormalizedText;
import org.gleaner.text.normal.Normalizer;

/**
 * The segments of a document with normalised texts, the input of cleaning. Plain text is normalised
 * as a whole and then cut; markup is cut first, since a normaliser must not touch tags.
 *
 * @param normalized the whole text, in which the offsets of the segments count; null for markup,
 *     where they count in the source
 * @param segments in order; none is blank
 */
public record NormalizedSegments(NormalizedText normalized, List<Segment> segments) {
  /**
   * The segmenter that looks at the text: triple-space where three blanks stand, else paragraphs.
   */
  public static final String AUTO = "auto";

  /**
   * The segments of plain text.
   *
   * @param segmenter a name in {@link Segmenters#CATALOGUE}, or {@link #AUTO}
   */
  public static NormalizedSegments ofText(String original, String segmenter) {
    NormalizedText normalized = Normalizer.normalize(original);
    String text = normalized.text();
    String name = segmenter;
    if (segmenter.equals(AUTO)) {
      name = text.contains("   ") ? "triple-space" : "paragraphs";
    }
    return new NormalizedSegments(normalized, Segmenters.CATALOGUE.named(name).segment(text));
  }

  /** The segments of markup. */
  public static NormalizedSegments ofHtml(String html) {
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : Segmenters.CATALOGUE.named("html").segment(html)) {
      NormalizedText text = Normalizer.normalize(segment.text());
      if (!text.text().isBlank()) {
        List<Integer> code = new ArrayList<>(segment.code());
        code.replaceAll(text::offset);
        segments.add(
            new Segment(text.text(), segment.begin(), segment.end(), segment.html(), code));
      }
    }
    return new NormalizedSegments(null, segments);
  }
}
