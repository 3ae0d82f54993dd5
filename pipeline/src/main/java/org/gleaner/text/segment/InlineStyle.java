package org.gleaner.text.segment;

import java.util.Locale;
import java.util.Set;

/** What a {@code style} attribute declares (CSS Syntax, lists of declarations). */
final class InlineStyle {
  private static final String IMPORTANT = "!important";

  private static final Set<String> DISPLAYS =
      Set.of(
          ("none block inline inline-block flex inline-flex grid inline-grid flow flow-root contents"
                  + " list-item table inline-table table-row table-cell table-row-group"
                  + " table-header-group table-footer-group table-column table-column-group"
                  + " table-caption run-in ruby math inherit initial unset revert revert-layer"
                  + " -webkit-box -webkit-inline-box -ms-flexbox -webkit-flex")
              .split(" ", -1));

  private InlineStyle() {}

  /**
   * The value of {@code display} in force, in lower case, or null: the last valid one, an important
   * one before all others.
   */
  static String display(String style) {
    String found = null;
    boolean foundImportant = false;
    if (!style.toLowerCase(Locale.ROOT).contains("display")) {
      return null;
    }
    String plain = withoutComments(style);
    int from = 0;
    while (from < plain.length()) {
      int to = endOfDeclaration(plain, from);
      String value = valueOf("display", plain.substring(from, to));
      boolean important = value != null && value.endsWith(IMPORTANT);
      String keyword = important ? value.substring(0, value.length() - IMPORTANT.length()) : value;
      if (keyword != null && DISPLAYS.contains(keyword) && (important || !foundImportant)) {
        found = keyword;
        foundImportant = important;
      }
      from = to + 1;
    }
    return found;
  }

  /** The value of a declaration of that property without white space, or null. */
  private static String valueOf(String property, String declaration) {
    int colon = declaration.indexOf(':');
    if (colon < 0 || !declaration.substring(0, colon).strip().equalsIgnoreCase(property)) {
      return null;
    }
    String value = declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    int mark = value.lastIndexOf('!');
    return mark < 0
        ? value
        : value.substring(0, mark).strip() + '!' + value.substring(mark + 1).strip();
  }

  /**
   * The position of the semicolon that ends a declaration; those in strings and brackets do not.
   */
  private static int endOfDeclaration(String style, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < style.length(); i++) {
      char c = style.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (c == ';' && depth == 0) {
        return i;
      }
    }
    return style.length();
  }

  private static String withoutComments(String style) {
    StringBuilder plain = new StringBuilder(style.length());
    int from = 0;
    int open = style.indexOf("/*");
    while (open >= 0) {
      plain.append(style, from, open);
      int close = style.indexOf("*/", open + 2);
      from = close < 0 ? style.length() : close + 2;
      open = style.indexOf("/*", from);
    }
    return plain.append(style, from, style.length()).toString();
  }
}
