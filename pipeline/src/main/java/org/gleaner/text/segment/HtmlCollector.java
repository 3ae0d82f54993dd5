package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
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

  private final StringBuilder text = new StringBuilder();
  private boolean space;
  private int linkChars;
  private int links;
  private int breaks;
  private int begin;
  private int end;

  private int linkDepth;
  private boolean afterElement;

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
    } else if (!HtmlElements.isFormatting(name)) {
      space |= afterElement;
    }
    if (name.equals("a")) {
      linkDepth++;
      links++;
    }
    return FilterResult.CONTINUE;
  }

  private void close(Element element) {
    String name = element.normalName();
    if (HtmlElements.isBlock(name)) {
      flush();
      blocks.close();
    } else if (name.equals("a")) {
      linkDepth--;
    }
    afterElement = !HtmlElements.isFormatting(name);
  }

  private void lineBreak() {
    space = true;
    breaks++;
    if (breaks == 2) {
      flush();
    }
  }

  private void append(TextNode node) {
    String content = node.getWholeText();
    int from = WhiteSpace.skip(content, 0, content.length());
    space |= from > 0;
    if (from == content.length()) {
      return;
    }
    locate(node.sourceRange());
    int before = text.length();
    appendCollapsed(content, from);
    linkChars += linkDepth > 0 ? text.length() - before : 0;
    breaks = 0;
    afterElement = false;
  }

  private void appendCollapsed(String content, int from) {
    for (int i = from; i < content.length(); i++) {
      char c = content.charAt(i);
      if (WhiteSpace.is(c)) {
        space = true;
      } else {
        if (space && !text.isEmpty()) {
          text.append(' ');
        }
        space = false;
        text.append(c);
      }
    }
  }

  /** Extends the segment over the text's place in the source, white space around it left out. */
  private void locate(Range range) {
    int last = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).end();
    int lowest = text.isEmpty() ? last : end;
    int to = Math.min(Math.max(range.endPos(), lowest), html.length());
    int from = Math.min(Math.max(range.startPos(), lowest), to);
    int first = WhiteSpace.skip(html, from, to);
    if (text.isEmpty()) {
      begin = first;
      end = first;
    }
    end = Math.max(end, WhiteSpace.trimEnd(html, first, to));
  }

  private void flush() {
    if (!text.isEmpty()) {
      HtmlContext context = blocks.context(linkChars, links);
      segments.add(new Segment(text.toString(), begin, end, context));
    }
    text.setLength(0);
    space = false;
    linkChars = 0;
    links = linkDepth > 0 ? 1 : 0;
    breaks = 0;
  }
}
