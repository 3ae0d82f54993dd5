package org.gleaner.text.segment;

import org.jsoup.nodes.Element;

/** How much of a page is taken for its content. */
enum HtmlVisibility {
  /** What a reader sees. */
  SEEN,
  /** And what a reader without scripts sees. */
  UNSCRIPTED,
  /** And what scripts may show. */
  EVERYTHING;

  /** Whether the element and all in it is left out. */
  boolean excludes(Element element) {
    return HtmlElements.isDropped(element.normalName())
        || (this == SEEN && element.normalName().equals("noscript"))
        || (this != EVERYTHING && HtmlElements.isHidden(element));
  }
}
