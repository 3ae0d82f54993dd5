package org.gleaner.io;

import java.util.Arrays;
import java.util.Map;
import org.gleaner.ErrorCode;

/** What a parser finds in a line: id, language, both contents, and the fields asked for. */
final class Values {
  String id;
  String language;
  String text;
  String html;
  final Object[] fields;
  private final ReadSettings settings;

  /** The place of the field of all fields together; -1 if it is not asked for. */
  private final int record;

  private final Map<String, String> folders;

  /**
   * Values of a file's lines.
   *
   * @param folders values by their columns that the names of its folders give
   */
  Values(ReadSettings settings, Map<String, String> folders) {
    this.settings = settings;
    this.folders = folders;
    this.fields = new Object[settings.fields().size()];
    this.record = settings.recordField();
  }

  /** Forgets the line before. */
  void clear() {
    id = null;
    language = null;
    text = null;
    html = null;
    Arrays.fill(fields, null);
  }

  /**
   * Sets the value of a column.
   *
   * @return what is wrong with it, or null
   */
  Problem put(String column, String value) {
    switch (column) {
      case Columns.ID -> id = value;
      case Columns.LANGUAGE -> language = value;
      case Columns.TEXT -> text = value;
      case Columns.HTML -> html = value;
      default -> {}
    }
    for (int i = 0; i < fields.length; i++) {
      Field field = settings.fields().get(i);
      if (field.kind() != Field.Kind.RECORD && field.name().equals(column)) {
        if (field.kind() == Field.Kind.TEXTS) {
          return new Problem(ErrorCode.WRONG_TYPE, "column " + column + " cannot hold a list");
        }
        fields[i] = field.kind() == Field.Kind.JSON ? Field.quoted(value) : value;
      }
    }
    return null;
  }

  /** Whether all fields of a line are asked for together. */
  boolean wantsRecord() {
    return record >= 0;
  }

  /**
   * Sets all fields of the line together.
   *
   * @param json an object
   */
  void putRecord(String json) {
    fields[record] = FolderColumns.added(json, folders);
  }

  /** Takes from the folders what the line has not; an empty id counts as missing. */
  private void complete() {
    id = id == null || id.isBlank() ? folders.get(Columns.ID) : id;
    language = language == null ? folders.get(Columns.LANGUAGE) : language;
    for (int i = 0; i < fields.length && !folders.isEmpty(); i++) {
      Field field = settings.fields().get(i);
      fields[i] = fields[i] == null ? field.ofFolder(folders.get(field.name())) : fields[i];
    }
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
    complete();
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
