package org.gleaner.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A field of the input that a job asks for beside the document itself. */
public final class Field implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String column;
  private final Kind kind;
  private final boolean required;

  /**
   * A field.
   *
   * @param name its name in the input
   * @param column its name in the Dataset
   * @param kind what it must hold
   * @param required whether a line without it goes to quarantine; otherwise the column is null
   *     there
   */
  public Field(String name, String column, Kind kind, boolean required) {
    this.name = name;
    this.column = column;
    this.kind = kind;
    this.required = required;
  }

  /** Its name in the input. */
  public String name() {
    return name;
  }

  /** Its name in the Dataset. */
  public String column() {
    return column;
  }

  /** What it must hold. */
  public Kind kind() {
    return kind;
  }

  /** Whether a line without it goes to quarantine; otherwise the column is null there. */
  public boolean required() {
    return required;
  }

  /** A text as JSON. */
  static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** The value that the name of a folder gives; null if it gives none. */
  Object ofFolder(String value) {
    return switch (kind) {
      case TEXTS, RECORD -> null;
      case JSON -> value == null ? null : quoted(value);
      case TEXT -> value;
    };
  }

  /** What a field may hold. */
  public enum Kind {
    /** A string. */
    TEXT,
    /** An array of strings, none of them null. */
    TEXTS,
    /** Anything, as JSON text. */
    JSON,
    /**
     * All fields of the line together, as a JSON object; null where a line is a text and nothing
     * else. Its name in the input does not matter.
     */
    RECORD;

    /** The type of the column. */
    public DataType type() {
      return this == TEXTS ? DataTypes.createArrayType(DataTypes.StringType) : DataTypes.StringType;
    }
  }

  /** A field that every line must have, under the same name in the Dataset. */
  public static Field required(String name, Kind kind) {
    return new Field(name, name, kind, true);
  }

  /** A field that may be missing in a line, under the same name in the Dataset. */
  public static Field optional(String name, Kind kind) {
    return new Field(name, name, kind, false);
  }

  /** The same field under another name in the Dataset. */
  public Field as(String otherColumn) {
    return new Field(name, otherColumn, kind, required);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field that
        && name.equals(that.name)
        && column.equals(that.column)
        && kind == that.kind
        && required == that.required;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, column, kind, required);
  }
}
