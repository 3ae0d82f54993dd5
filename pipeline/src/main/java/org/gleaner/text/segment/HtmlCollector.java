package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.gleaner.text.WhiteSpace;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks one parsed page and cuts its text into segments. Not thread-safe. */
final class HtmlCollector implements NodeFilter {
  private final String html;
  private final List<Segment> segments = new ArrayList<>();
  private final HtmlVisibility visibility;
  private final HtmlBlocks blocks = new HtmlBlocks();

  private final InlineText text = new InlineText();
  private int linkChars;
  private int links;
  private int breaks;
  private int begin;
  private int end;

  private int linkDepth;
  private final CodeRanges code = new CodeRanges();
  private int preformatted;

  /** Ends of lines since the last text, where the source's count. */
  private int lineEnds;

  private boolean afterElement;
  private boolean afterLabel;

  HtmlCollector(String html, HtmlVisibility visibility) {
    this.html = html;
    this.visibility = visibility;
  }

  List<Segment> segments() {
    return segments;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      append(textNode);
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element) {
    String name = element.normalName();
    if (visibility.excludes(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (name.equals("br")) {
      lineBreak();
    } else if (HtmlElements.isBlock(name)) {
      flush();
      blocks.open(element);
    } else {
      touch(name);
    }
    if (name.equals("a")) {
      linkDepth++;
      links++;
    }
    preformatted += HtmlElements.isPreformatted(name) ? 1 : 0;
    code.open(name);
    return FilterResult.CONTINUE;
  }

  /** Two elements touch: they are seen apart unless one only changes the look of a part. */
  private void touch(String name) {
    boolean formatting = HtmlElements.isFormatting(name);
    if (afterElement ? !formatting || HtmlElements.isLabel(name) : afterLabel && !formatting) {
      text.apart();
    }
  }

  private void close(Element element) {
    String name = element.normalName();
    code.close(name);
    if (HtmlElements.isBlock(name)) {
      flush();
      blocks.close();
    } else if (name.equals("a")) {
      linkDepth--;
    }
    preformatted -= HtmlElements.isPreformatted(name) ? 1 : 0;
    afterElement = !HtmlElements.isFormatting(name);
    afterLabel = HtmlElements.isLabel(name);
  }

  private void lineBreak() {
    text.space();
    breaks++;
    if (breaks == 2) {
      flush();
    }
  }

  private void append(TextNode node) {
    String content = node.getWholeText();
    if (preformatted == 0) {
      append(
          content, 0, content.length(), node.sourceRange().startPos(), node.sourceRange().endPos());
      return;
    }
    List<Span> parts = BlankLines.parts(content);
    List<Span> places = places(node.sourceRange(), parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Span part = parts.get(i);
      lineEnds += BlankLines.leading(content, part);
      if (lineEnds > 1) {
        flush();
      }
      append(content, part.begin(), part.end(), places.get(i).begin(), places.get(i).end());
      boolean blank = WhiteSpace.skip(content, part.begin(), part.end()) == part.end();
      lineEnds = blank ? lineEnds : BlankLines.trailing(content, part);
    }
  }

  /** Where the parts of a text stand in the source; the whole text where that is unknown. */
  private List<Span> places(Range range, int count) {
    int from = Math.min(Math.max(range.startPos(), 0), html.length());
    int to = Math.min(Math.max(range.endPos(), from), html.length());
    List<Span> places = new ArrayList<>();
    for (Span part : BlankLines.parts(html.substring(from, to))) {
      places.add(new Span(from + part.begin(), from + part.end()));
    }
    while (places.size() < count) {
      places.add(new Span(from, to));
    }
    return places;
  }

  private void append(String content, int begin, int end, int placeBegin, int placeEnd) {
    int from = begin;
    while (from < end && InlineText.isSpace(content.charAt(from))) {
      from++;
    }
    if (from > begin) {
      text.space();
    }
    if (from == end) {
      return;
    }
    locate(placeBegin, placeEnd);
    int before = text.length();
    text.append(content, from, end);
    code.add(before, text.length());
    linkChars += linkDepth > 0 ? text.length() - before : 0;
    breaks = 0;
    afterElement = false;
    afterLabel = false;
  }

  /** Extends the segment over the text's place in the source, white space around it left out. */
  private void locate(int placeBegin, int placeEnd) {
    int last = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).end();
    int lowest = text.isEmpty() ? last : end;
    int to = Math.min(Math.max(placeEnd, lowest), html.length());
    int from = Math.min(Math.max(placeBegin, lowest), to);
    int first = WhiteSpace.skip(html, from, to);
    if (text.isEmpty()) {
      begin = first;
      end = first;
    }
    end = Math.max(end, WhiteSpace.trimEnd(html, first, to));
  }

  private void flush() {
    String taken = text.take();
    List<Integer> codes = code.take(taken, preformatted > 0);
    if (taken != null) {
      HtmlContext context = blocks.context(Math.min(linkChars, taken.length()), links);
      segments.add(new Segment(taken, begin, end, context, codes));
    }
    linkChars = 0;
    links = linkDepth > 0 ? 1 : 0;
    breaks = 0;
    lineEnds = 0;
  }
}
