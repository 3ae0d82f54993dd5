package org.gleaner.text.segment;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Which elements start a segment, and which are invisible to a reader. */
final class HtmlElements {
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote body button caption center dd details dialog dir div dl"
                  + " dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header"
                  + " hgroup hr html legend li main menu nav noscript ol optgroup option p pre"
                  + " search section select summary table tbody td textarea tfoot th thead tr ul")
              .split(" "));

  private static final Set<String> DROPPED =
      Set.of(
          ("applet audio canvas datalist embed head iframe map math noembed noframes object script"
                  + " style svg template title video")
              .split(" "));

  private static final Set<String> FORMATTING =
      Set.of(
          ("b big code del em font i ins kbd mark q rp rt ruby s samp small strike strong sub sup tt"
                  + " u var wbr")
              .split(" ", -1));

  /**
   * React sends parts of a page late, in hidden elements of such an id, and a script moves them.
   */
  private static final String STREAMED_ID = "S:";

  private HtmlElements() {}

  static boolean isBlock(String name) {
    return BLOCKS.contains(name);
  }

  /**
   * Whether the element changes the look of a part of a word or line only. Other elements, where
   * one follows another directly, are seen apart ({@code <a>Home</a><a>News</a>}).
   */
  static boolean isFormatting(String name) {
    return FORMATTING.contains(name);
  }

  /** Whether the element holds no text that anybody reads. */
  static boolean isDropped(String name) {
    return DROPPED.contains(name);
  }

  /**
   * Whether the element's own attributes hide it. The page itself is never hidden, and {@code
   * aria-hidden} hides nothing from the eye: pages set it on links that repeat a heading's, with
   * text that is part of the content.
   */
  static boolean isHidden(Element element) {
    String name = element.normalName();
    if (element.attributesSize() == 0 || name.equals("html") || name.equals("body")) {
      return false;
    }
    if (element.hasAttr("hidden")) {
      return !element.attr("hidden").equalsIgnoreCase("until-found")
          && !element.id().startsWith(STREAMED_ID);
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String squeezed = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return squeezed.contains("display:none");
  }
}
