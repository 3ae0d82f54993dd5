package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.HtmlContext;

/**
 * Features of the markup around a segment: links, heading level, the innermost tags, the elements
 * around it, and hints in class and id words, near and far.
 */
final class MarkupShape {
  private static final List<String> TAGS =
      List.of(
          "p",
          "li",
          "td",
          "th",
          "a",
          "span",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "dt",
          "dd",
          "pre",
          "code",
          "blockquote",
          "figcaption",
          "label",
          "button",
          "option",
          "strong",
          "em",
          "b",
          "i",
          "time",
          "small",
          "summary",
          "section",
          "article",
          "font");
  private static final List<String> AROUND =
      List.of(
          "article",
          "main",
          "nav",
          "aside",
          "header",
          "footer",
          "section",
          "ul",
          "ol",
          "table",
          "form",
          "blockquote",
          "figure",
          "pre",
          "select",
          "dl",
          "details",
          "button",
          "a",
          "li",
          "address",
          "h1",
          "h2",
          "h3",
          "p",
          "iframe",
          "noscript");

  /** Parts of class and id words; a word may hint at several things. */
  private static final List<String> HINTS =
      List.of(
          "nav menu breadcrumb crumb",
          "foot bottom colophon",
          "header masthead banner topbar top-",
          "sidebar aside rail side-",
          "comment disqus discussion",
          "reply replies thread",
          "share social follow facebook twitter",
          "related recommend similar more- also",
          "advert ads ad- -ad sponsor promo",
          "content body text",
          "article story",
          "post entry",
          "main primary",
          "title headline heading",
          "meta byline author date time",
          "tag categor topic",
          "cookie consent gdpr notice alert",
          "modal popup overlay dialog toast",
          "subscribe newsletter signup form input",
          "login account user profile avatar",
          "search filter sort",
          "widget block module panel",
          "product price cart shop item",
          "caption credit figure image img photo gallery",
          "pagin pager next prev",
          "hidden sr-only visually screen-reader",
          "list grid card tile",
          "copyright legal privacy",
          "rating review star",
          "toc table-of index",
          "hero intro summary excerpt lead teaser desc",
          "tab accordion collapse toggle",
          "btn button cta link",
          "markdown prose rich wysiwyg doc",
          "message msg bbs forum topic");

  private static final HtmlContext NOTHING = new HtmlContext("", "", "", 0, 0, 0, List.of());

  private final Map<String, Long> hintsOfWord = new HashMap<>();

  /** Adds the features; {@code html} may be null, then all are 0 but one. */
  void addTo(FeatureRow row, HtmlContext html, int chars) {
    row.add(html != null);
    HtmlContext seen = html == null ? NOTHING : html;
    double links = chars == 0 ? 0 : Math.min(1, seen.linkChars() / (double) chars);
    row.add(links).add(links > 0.33).add(links > 0.9);
    row.addBits(1L << seen.headingLevel() >> 1, 6);
    String[] tags = seen.path().split("/", -1);
    row.addLog(tags.length);
    addInnermost(row, tags);
    addAround(row, tags);
    row.addLog(seen.links());
    row.addBits(hints(seen.nearClasses()), HINTS.size());
    row.addBits(hints(seen.classes()), HINTS.size());
  }

  private static void addInnermost(FeatureRow row, String[] tags) {
    for (int back = 1; back <= 3; back++) {
      int tag = back > tags.length ? -1 : TAGS.indexOf(tags[tags.length - back]);
      row.addBits(tag < 0 ? 0 : 1L << tag, back == 1 ? TAGS.size() : 15);
    }
  }

  private static void addAround(FeatureRow row, String[] tags) {
    long around = 0;
    for (String tag : tags) {
      int known = AROUND.indexOf(tag);
      around |= known < 0 ? 0 : 1L << known;
    }
    row.addBits(around, AROUND.size());
  }

  private long hints(String words) {
    long found = 0;
    int from = 0;
    while (from < words.length()) {
      int blank = words.indexOf(' ', from);
      int to = blank < 0 ? words.length() : blank;
      found |= hintsOfWord.computeIfAbsent(words.substring(from, to), MarkupShape::hintsOf);
      from = to + 1;
    }
    return found;
  }

  private static long hintsOf(String word) {
    long found = 0;
    for (int group = 0; group < HINTS.size(); group++) {
      for (String part : HINTS.get(group).split(" ", -1)) {
        found |= word.contains(part) ? 1L << group : 0;
      }
    }
    return found;
  }
}
