package org.gleaner.text.segment;

import org.jsoup.nodes.Element;

/** How much of a page counts as its content. */
enum HtmlVisibility {
  /** The text that a reader sees. */
  SEEN,
  /** And the text that a reader without scripts sees. */
  UNSCRIPTED,
  /** And the text that scripts may show. */
  EVERYTHING;

  /** Whether the element and all in it is left out. */
  boolean excludes(Element element) {
    return HtmlElements.isDropped(element.normalName())
        || (this == SEEN && element.normalName().equals("noscript"))
        || (this != EVERYTHING && HtmlElements.isHidden(element));
  }
}
