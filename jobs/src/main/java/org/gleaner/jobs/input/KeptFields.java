package org.gleaner.jobs.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;

/**
 * The fields of the input that an output keeps, in a column {@value #COLUMN}: a JSON object, null
 * where a line is a text and nothing else. Immutable; travels.
 */
public final class KeptFields implements Serializable {
  /** The name of the column. */
  public static final String COLUMN = "fields";

  private static final long serialVersionUID = 1L;
  private static final String ALL = "all";
  private static final String NONE = "none";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean any;
  private final ArrayList<String> names;

  private KeptFields(boolean any, List<String> names) {
    this.any = any;
    this.names = new ArrayList<>(names);
  }

  /** From an option: all, none, or names with commas between them. */
  public static KeptFields of(List<String> option) {
    return option.equals(List.of(ALL)) || option.equals(List.of(NONE))
        ? new KeptFields(option.equals(List.of(ALL)), List.of())
        : new KeptFields(true, option);
  }

  /** Settings that read them too. */
  public ReadSettings addTo(ReadSettings read) {
    return any ? read.withField(Field.optional(COLUMN, Field.Kind.RECORD)) : read;
  }

  /** A schema with their column, if there is one. */
  public StructType addTo(StructType schema) {
    return any ? schema.add(COLUMN, DataTypes.StringType) : schema;
  }

  /** Whether there is such a column. */
  public boolean any() {
    return any;
  }

  /**
   * What is kept of a line.
   *
   * @param record all its fields; may be null
   */
  public String from(String record) {
    if (record == null || names.isEmpty()) {
      return record;
    }
    try {
      JsonNode all = JSON.readTree(record);
      ObjectNode kept = JSON.createObjectNode();
      for (String name : names) {
        if (all.has(name)) {
          kept.set(name, all.get(name));
        }
      }
      return kept.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read a JSON object from memory", e);
    }
  }
}
