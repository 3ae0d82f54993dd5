package org.gleaner.text.segment;

import java.util.List;
import java.util.Objects;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenter;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * The blocks of an HTML page: paragraphs, headings, list items, table cells, captions, and what
 * stands between two {@code <br>} or, in {@code <pre>}, between blank lines. Scripts, styles,
 * templates, the head, the readings of ruby and hidden elements ({@code hidden}, {@code
 * display:none}) are left out; {@code visibility:hidden} is kept, as it marks parts that fade in or
 * unfold, and so is {@code aria-hidden="true"}, which hides nothing from the eye and becomes a
 * class word.
 *
 * <p>Pages that a script fills have next to nothing to see. Where fewer than 150 words are seen,
 * the content of {@code <noscript>} is used too; where even that gives fewer and the page has 150
 * words with its hidden elements, so are these: the script would have shown them.
 *
 * <p>Two inline elements that touch, such as links in a row, are seen apart and get a blank between
 * them, except before closing marks and after opening ones. UTF-8 that had been read as another
 * character set is repaired, since white space is a part of it.
 *
 * <p>Takes linear time: markup that the parser needs more for is read by simpler rules.
 *
 * <p>Offsets point into the HTML source, from the first to after the last char of the segment's
 * text, markup in between included. Where the HTML rules move content (text directly in a table)
 * the offsets are those of the nearest place that keeps the order.
 */
public final class HtmlSegmenter implements Segmenter {
  private static final int MIN_WORDS = 150;

  /**
   * HTML has no CDATA sections: their start is a comment that ends at the next {@code >}. jsoup
   * takes everything up to the end of the page for text where a section is never closed.
   */
  private static final String CDATA = "<![CDATA[";

  private static final String BOGUS_COMMENT = "<!-CDATA[";

  @Override
  public List<Segment> segment(String html) {
    Objects.requireNonNull(html, "html");
    String comparable = HtmlBounds.apply(html.replace(CDATA, BOGUS_COMMENT));
    Document page = Parser.htmlParser().setTrackPosition(true).parseInput(comparable, "");
    List<Segment> seen = collect(html, page, HtmlVisibility.SEEN);
    if (isEnough(seen)) {
      return seen;
    }
    List<Segment> unscripted = collect(html, page, HtmlVisibility.UNSCRIPTED);
    if (isEnough(unscripted)) {
      return unscripted;
    }
    List<Segment> everything = collect(html, page, HtmlVisibility.EVERYTHING);
    return isEnough(everything) ? everything : unscripted;
  }

  private static List<Segment> collect(String html, Document page, HtmlVisibility visibility) {
    HtmlCollector collector = new HtmlCollector(html, visibility);
    NodeTraversor.filter(collector, page);
    return collector.segments();
  }

  /** The text of segments has single blanks between words. */
  private static boolean isEnough(List<Segment> segments) {
    int words = 0;
    for (Segment segment : segments) {
      String text = segment.text();
      words++;
      for (int i = 0; i < text.length() && words < MIN_WORDS; i++) {
        words += text.charAt(i) == ' ' ? 1 : 0;
      }
      if (words >= MIN_WORDS) {
        return true;
      }
    }
    return false;
  }
}
