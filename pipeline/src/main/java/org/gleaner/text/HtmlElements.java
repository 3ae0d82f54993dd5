package org.gleaner.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Which elements begin a segment and which are not seen by a reader. */
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

  /**
   * Whether a reader sees nothing of the element. The page itself is never hidden, and {@code
   * aria-hidden} hides nothing from the eye: pages set it on links that repeat a heading's, with
   * text that is part of the content.
   */
  static boolean isDropped(Element element) {
    String name = element.normalName();
    if (DROPPED.contains(name)) {
      return true;
    }
    return element.attributesSize() > 0
        && !name.equals("html")
        && !name.equals("body")
        && isHidden(element);
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String squeezed = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return squeezed.contains("display:none") || squeezed.contains("visibility:hidden");
  }
}
