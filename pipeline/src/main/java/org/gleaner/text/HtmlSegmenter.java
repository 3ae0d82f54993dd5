package org.gleaner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * The blocks of an HTML page: paragraphs, headings, list items, table cells, captions, and what
 * stands between two {@code <br>}. Scripts, styles, templates, the head and hidden elements ({@code
 * hidden}, {@code display:none}, {@code visibility:hidden}) are left out; {@code
 * aria-hidden="true"} hides nothing from the eye, so it is kept and told as a class word. The
 * content of {@code <noscript>} is used only where the rest of the page has fewer than 150 words,
 * as on pages that a script fills.
 *
 * <p>Offsets point into the HTML source, from the first to after the last char of the segment's
 * text, markup in between included. Where the HTML rules move content (text directly in a table)
 * the offsets are those of the nearest place that keeps the order.
 */
public final class HtmlSegmenter implements Segmenter {
  private static final int MIN_VISIBLE_WORDS = 150;

  @Override
  public List<Segment> segment(String html) {
    Objects.requireNonNull(html, "html");
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    Document page = parser.parseInput(html, "");
    HtmlCollector collector = new HtmlCollector(html);
    NodeTraversor.filter(collector, page);
    return visible(collector);
  }

  private static List<Segment> visible(HtmlCollector collector) {
    List<Segment> all = collector.segments();
    int words = 0;
    List<Segment> scripted = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (!collector.isNoscript(i)) {
        scripted.add(all.get(i));
        words += words(all.get(i).text());
      }
    }
    return words < MIN_VISIBLE_WORDS ? all : scripted;
  }

  /** The text has single blanks between words. */
  private static int words(String text) {
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      words += text.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }
}
