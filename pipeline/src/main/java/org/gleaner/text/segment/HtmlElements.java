package org.gleaner.text.segment;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Which elements start a segment, and which are invisible to a reader. */
final class HtmlElements {
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote body button caption center dd details dialog dir div dl"
                  + " dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header"
                  + " hgroup hr html legend li listing main menu nav noscript ol optgroup option p pre"
                  + " plaintext search section select summary table tbody td textarea tfoot th thead"
                  + " tr ul xmp")
              .split(" "));

  private static final Set<String> DROPPED =
      Set.of(
          ("applet audio canvas datalist embed head iframe map math noembed noframes object rp rt rtc"
                  + " script style svg template title video")
              .split(" "));

  /** Elements whose line breaks are those of the source. */
  private static final Set<String> PREFORMATTED =
      Set.of("pre", "listing", "plaintext", "textarea", "xmp");

  private static final Set<String> CODE = Set.of("code", "kbd", "samp", "tt");

  private static final Set<String> LABELS = Set.of("b", "big", "small", "strong");

  private static final Set<String> FORMATTING =
      Set.of(
          ("b big code del em font i ins kbd mark q rb ruby s samp small strike strong sub sup tt"
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

  /** Whether the element keeps the line breaks of the source. */
  static boolean isPreformatted(String name) {
    return PREFORMATTED.contains(name);
  }

  /** Whether the element holds code of a programme, or what it reads or writes. */
  static boolean isCode(String name) {
    return CODE.contains(name);
  }

  /** Whether the element often marks a word of its own, such as a label before a value. */
  static boolean isLabel(String name) {
    return LABELS.contains(name);
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
    String display = InlineStyle.display(element.attr("style"));
    if (display != null) {
      return display.equals("none");
    }
    return element.hasAttr("hidden")
        && !element.attr("hidden").equalsIgnoreCase("until-found")
        && !element.id().startsWith(STREAMED_ID);
  }
}
