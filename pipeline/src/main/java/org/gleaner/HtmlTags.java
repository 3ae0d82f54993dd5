package org.gleaner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tags of a page one after the other, without a tree: comments, declarations and attribute
 * values hold none. Reads each char once. Not thread-safe.
 */
public final class HtmlTags {
  /** Chars of a name that count. */
  public static final int MAX_NAME = 64;

  private static final Set<String> RAW =
      Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title");

  private final String html;
  private int begin;
  private int nameBegin;
  private int nameEnd;
  private int end;
  private boolean afterText;

  /** The tags of markup, which may end anywhere. */
  public HtmlTags(String html) {
    this.html = html;
  }

  /** Moves to the next whole tag; returns false if there is none. */
  public boolean next() {
    afterText = false;
    int from = end;
    int at = html.indexOf('<', from);
    while (at >= 0) {
      afterText |= hasText(from, at);
      int name = at + (charAt(at + 1) == '/' ? 2 : 1);
      if (isLetter(charAt(name))) {
        return read(at, name);
      }
      from = afterOther(at);
      at = html.indexOf('<', from);
    }
    return false;
  }

  private boolean hasText(int from, int to) {
    int at = from;
    while (at < to && html.charAt(at) <= ' ') {
      at++;
    }
    return at < to;
  }

  private boolean read(int at, int name) {
    begin = at;
    nameBegin = name;
    nameEnd = name;
    while (nameEnd < html.length() && !endsName(html.charAt(nameEnd))) {
      nameEnd++;
    }
    end = attributes(null);
    return end >= 0;
  }

  /** Whether the tag closes an element. */
  public boolean isEnd() {
    return nameBegin - begin == 2;
  }

  /** The name in lower case; of a long one, the first 64 chars. */
  public String name() {
    int to = Math.min(nameEnd, nameBegin + MAX_NAME);
    return html.substring(nameBegin, to).toLowerCase(Locale.ROOT);
  }

  /** Whether text stands between the tag before and this one. */
  public boolean isAfterText() {
    return afterText;
  }

  /** The position of the tag. */
  public int begin() {
    return begin;
  }

  /** The position of its name. */
  public int nameBegin() {
    return nameBegin;
  }

  /** The position after its name. */
  public int nameEnd() {
    return nameEnd;
  }

  /** The attributes by names in lower case, values as they stand; the first of a name counts. */
  public Map<String, String> attributes() {
    Map<String, String> found = new LinkedHashMap<>();
    attributes(found);
    return found;
  }

  /** Moves to the end of an element whose content is not markup, such as a script. */
  public void skipRawText() {
    String name = name();
    if (isEnd() || !RAW.contains(name)) {
      return;
    }
    int at = html.indexOf("</", end);
    while (at >= 0 && !closes(at + 2, name)) {
      at = html.indexOf("</", at + 2);
    }
    end = at < 0 ? html.length() : at;
  }

  private boolean closes(int at, String name) {
    int after = at + name.length();
    return html.regionMatches(true, at, name, 0, name.length())
        && (after >= html.length() || endsName(html.charAt(after)));
  }

  /** Reads the attributes of the tag; returns the position after it, or -1 if it does not end. */
  private int attributes(Map<String, String> to) {
    int at = nameEnd;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      at = isBlank(c) || c == '/' ? at + 1 : attribute(at, to);
    }
    return -1;
  }

  private int attribute(int from, Map<String, String> to) {
    int nameTo = from + 1;
    while (nameTo < html.length() && !endsName(charAt(nameTo)) && charAt(nameTo) != '=') {
      nameTo++;
    }
    int value = skipBlanks(nameTo);
    if (charAt(value) != '=') {
      note(to, from, nameTo, nameTo, nameTo);
      return nameTo;
    }
    value = skipBlanks(value + 1);
    char quote = charAt(value);
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, value + 1);
      int valueTo = close < 0 ? html.length() : close;
      note(to, from, nameTo, value + 1, valueTo);
      return valueTo + 1;
    }
    int valueTo = value;
    while (valueTo < html.length() && !isBlank(charAt(valueTo)) && charAt(valueTo) != '>') {
      valueTo++;
    }
    note(to, from, nameTo, value, valueTo);
    return valueTo;
  }

  private void note(Map<String, String> to, int from, int nameTo, int value, int valueTo) {
    if (to != null) {
      String name = html.substring(from, nameTo).toLowerCase(Locale.ROOT);
      to.putIfAbsent(name, html.substring(value, valueTo));
    }
  }

  /** The position after a comment, a declaration or a bare {@code <}. */
  private int afterOther(int at) {
    char c = charAt(at + 1);
    if (html.startsWith("<!--", at)) {
      return afterComment(at + 4);
    }
    if (c != '!' && c != '?' && c != '/') {
      return at + 1;
    }
    int close = html.indexOf('>', at);
    return close < 0 ? html.length() : close + 1;
  }

  /** A comment ends with two hyphens, those of its start included, and the mark. */
  private int afterComment(int from) {
    int close = html.indexOf('>', from);
    while (close >= 0) {
      int before = html.charAt(close - 1) == '!' && close > from ? close - 2 : close - 1;
      if (html.charAt(before) == '-' && html.charAt(before - 1) == '-') {
        return close + 1;
      }
      close = html.indexOf('>', close + 1);
    }
    return html.length();
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < html.length() && isBlank(html.charAt(at))) {
      at++;
    }
    return at;
  }

  private char charAt(int at) {
    return at < html.length() ? html.charAt(at) : 0;
  }

  private static boolean endsName(char c) {
    return isBlank(c) || c == '/' || c == '>';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
