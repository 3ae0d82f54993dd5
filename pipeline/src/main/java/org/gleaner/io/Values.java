package org.gleaner.io;

import java.util.Arrays;
import org.gleaner.ErrorCode;

/** What a parser finds in a line: id, language, both contents, and the fields asked for. */
final class Values {
  String id;
  String language;
  String text;
  String html;
  final Object[] fields;
  private final ReadSettings settings;

  Values(ReadSettings settings) {
    this.settings = settings;
    this.fields = new Object[settings.fields().size()];
  }

  /** Forgets the line before. */
  void clear() {
    id = null;
    language = null;
    text = null;
    html = null;
    Arrays.fill(fields, null);
  }

  /** Whether the document is markup. */
  boolean isHtml() {
    return switch (settings.content()) {
      case TEXT, NONE -> false;
      case HTML -> true;
      case AUTO -> html != null && (text == null || !html.isBlank());
    };
  }

  /** The document's text or markup, or null. */
  String content() {
    return isHtml() ? html : text;
  }

  /** What is missing, or null if the line is a document with every required field. */
  Problem missing() {
    String content = content();
    boolean wanted = settings.content() != Content.NONE;
    if (wanted && content == null) {
      return new Problem(
          ErrorCode.MISSING_FIELD, "field " + (isHtml() ? "html" : "text") + " is missing or null");
    }
    if (wanted && content.isBlank()) {
      return new Problem(ErrorCode.EMPTY_TEXT, "the document is empty");
    }
    for (int i = 0; i < fields.length; i++) {
      Field field = settings.fields().get(i);
      if (field.required() && fields[i] == null) {
        return new Problem(
            ErrorCode.MISSING_FIELD, "field " + field.name() + " is missing or null");
      }
    }
    return null;
  }
}
