package org.gleaner.io.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gleaner.HtmlTags;

/**
 * The character set that a page declares in its first kilobytes: the {@code charset} of a {@code
 * <meta>} element or the {@code content} of one that stands for the HTTP header, else the XML
 * declaration (WHATWG HTML, "prescan a byte stream"). Comments, scripts and other elements do not
 * count.
 */
final class MetaPrescan {
  private static final Pattern IN_CONTENT =
      Pattern.compile("charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;\"']+))");

  private static final Pattern XML =
      Pattern.compile("^<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*(?:\"([^\">]*)\"|'([^'>]*)')");

  private MetaPrescan() {}

  /** The declared character set, or null; what can be read as ASCII is not UTF-16. */
  static Charset declared(String head) {
    Charset charset = byMeta(head);
    if (charset == null) {
      charset = labelled(XML.matcher(head));
    }
    return charset != null && charset.name().startsWith("UTF-16")
        ? StandardCharsets.UTF_8
        : charset;
  }

  /** The first known character set that the value of a Content-Type header names, or null. */
  static Charset inContent(String content) {
    Matcher matcher = IN_CONTENT.matcher(content.toLowerCase(Locale.ROOT));
    return labelled(matcher);
  }

  private static Charset byMeta(String head) {
    HtmlTags tags = new HtmlTags(head);
    while (tags.next()) {
      if (tags.name().equals("meta") && !tags.isEnd()) {
        Charset charset = ofMeta(tags.attributes());
        if (charset != null) {
          return charset;
        }
      }
      tags.skipRawText();
    }
    return null;
  }

  private static Charset ofMeta(Map<String, String> attributes) {
    String label = attributes.get("charset");
    if (label != null) {
      return CharsetLabels.charset(label);
    }
    String content = attributes.get("content");
    String header = attributes.getOrDefault("http-equiv", "").strip();
    return content != null && header.equalsIgnoreCase("content-type") ? inContent(content) : null;
  }

  private static Charset labelled(Matcher matcher) {
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        Charset charset =
            matcher.group(group) == null ? null : CharsetLabels.charset(matcher.group(group));
        if (charset != null) {
          return charset;
        }
      }
    }
    return null;
  }
}
