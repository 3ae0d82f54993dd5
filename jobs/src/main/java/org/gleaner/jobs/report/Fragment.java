package org.gleaner.jobs.report;

import java.util.List;

/** A piece of a page: markup that is safe to show. Immutable. */
public final class Fragment {
  private final String html;

  private Fragment(String html) {
    this.html = html;
  }

  /** Any text, escaped; control characters are shown as U+FFFD. */
  public static Fragment text(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      append(html, text.charAt(i));
    }
    return new Fragment(html.toString());
  }

  private static void append(StringBuilder html, char c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      case '\n', '\t' -> html.append(c);
      default -> html.append(Character.isISOControl(c) ? '\uFFFD' : c);
    }
  }

  /** An element around other pieces. */
  static Fragment element(String name, String styleClass, Fragment... children) {
    return element(name, styleClass, List.of(children));
  }

  static Fragment element(String name, String styleClass, List<Fragment> children) {
    StringBuilder html = new StringBuilder("<").append(name);
    if (!styleClass.isEmpty()) {
      html.append(" class=\"").append(text(styleClass).html).append('"');
    }
    html.append('>');
    for (Fragment child : children) {
      html.append(child.html);
    }
    return new Fragment(html.append("</").append(name).append('>').toString());
  }

  /** Markup written in this package, with pieces and numbers only in its gaps. */
  static Fragment trusted(String html) {
    return new Fragment(html);
  }

  /** Pieces one after the other. */
  public static Fragment join(List<Fragment> pieces) {
    StringBuilder html = new StringBuilder();
    for (Fragment piece : pieces) {
      html.append(piece.html);
    }
    return new Fragment(html.toString());
  }

  /** The markup. */
  String html() {
    return html;
  }
}
