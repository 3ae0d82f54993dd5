package org.gleaner.jobs.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.clean.CleaningLabels;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.io.Columns;
import org.gleaner.io.Content;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;

/**
 * Reads documents with a decision on each segment; their host or else their id is their group. A
 * line has one of
 *
 * <ul>
 *   <li>{@code html} and {@code text}: a page and what should be left of it;
 *   <li>{@code leaves}: an array of [label, tag path, text], label 1 for content and 0 for
 *       boilerplate;
 *   <li>{@code segments} and {@code labels}: texts, and for each 0 for keep or 1 for remove;
 *   <li>{@code text} and {@code labels}: a text whose segments are parted by three blanks (or stand
 *       on lines of their own), and a label for each.
 * </ul>
 */
public final class CleaningInput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE = "page";
  private static final String GOLD = "gold";
  private static final String FIELDS = "html and text, leaves, or segments or text with labels";

  private CleaningInput() {}

  /** Asks for the fields above. */
  static ReadSettings fields(ReadSettings read) {
    return read.withContent(Content.NONE)
        .withField(Field.optional("html", Field.Kind.TEXT).as(PAGE))
        .withField(Field.optional("text", Field.Kind.TEXT).as(GOLD))
        .withField(Field.optional("leaves", Field.Kind.JSON))
        .withField(Field.optional("segments", Field.Kind.TEXTS))
        .withField(Field.optional("labels", Field.Kind.JSON))
        .withField(Field.optional("url", Field.Kind.TEXT));
  }

  /** The lines in input order. */
  public static JavaRDD<LabelledLine<LabelledDocument>> read(
      SparkSession spark, ReadSettings read, String segmenter) {
    return LabelledLine.read(
        spark,
        fields(read),
        row -> LabelledLine.of(row, group(row), content(row), () -> labelled(row, segmenter)));
  }

  private static Outcome<LabelledDocument> labelled(Row row, String segmenter) {
    String content = content(row);
    if (!hasLabels(row)) {
      return Outcome.failed(FailedDocument.missing(FIELDS, content));
    }
    LabelledDocument document = document(row, segmenter);
    return document.segments().isEmpty()
        ? Outcome.failed(FailedDocument.empty(content))
        : Outcome.done(document);
  }

  private static boolean hasLabels(Row row) {
    if (row.getAs("leaves") != null) {
      return true;
    }
    return row.getAs("labels") == null
        ? row.getAs(PAGE) != null && row.getAs(GOLD) != null
        : row.getAs("segments") != null || row.getAs(GOLD) != null;
  }

  /** The text of the line's document, for the excerpt. */
  private static String content(Row row) {
    for (String column : List.of(PAGE, GOLD, "leaves", "segments", "labels")) {
      Object value = row.getAs(column);
      if (value != null) {
        return value.toString();
      }
    }
    return "";
  }

  private static String group(Row row) {
    String url = row.getAs("url");
    try {
      String host = url == null ? null : URI.create(url).getHost();
      return host == null ? row.getAs(Columns.ID) : host;
    } catch (IllegalArgumentException e) {
      return row.getAs(Columns.ID);
    }
  }

  private static LabelledDocument document(Row row, String segmenter) {
    String html = row.getAs(PAGE);
    String text = row.getAs(GOLD);
    String labels = row.getAs("labels");
    String leaves = row.getAs("leaves");
    if (leaves != null) {
      return leaves(json(leaves));
    }
    if (labels != null) {
      int column = row.fieldIndex("segments");
      List<Segment> segments =
          row.isNullAt(column)
              ? SourceText.of(text, false, segmenter).segments()
              : segments(row.getList(column));
      return new LabelledDocument(segments, remove(json(labels)), null);
    }
    List<Segment> segments = SourceText.of(html, true, segmenter).segments();
    return new LabelledDocument(segments, CleaningLabels.remove(segments, text), text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LabelledDocument leaves(JsonNode leaves) {
    List<Segment> segments = new ArrayList<>();
    List<Boolean> remove = new ArrayList<>();
    StringBuilder gold = new StringBuilder();
    int at = 0;
    for (JsonNode leaf : leaves) {
      String text = leaf.required(2).textValue();
      boolean content = leaf.required(0).intValue() == 1;
      if (text.isBlank()) {
        continue;
      }
      segments.add(
          new Segment(text, at, at + text.length(), context(leaf.required(1).textValue())));
      remove.add(!content);
      gold.append(content ? text + "\n" : "");
      at += text.length() + 1;
    }
    return new LabelledDocument(segments, remove, gold.toString());
  }

  private static HtmlContext context(String path) {
    return new HtmlContext(path, "", "", 0, 0, heading(path), List.of());
  }

  private static int heading(String path) {
    for (int level = 1; level <= 6; level++) {
      if (path.contains("/h" + level + "/") || path.endsWith("/h" + level)) {
        return level;
      }
    }
    return 0;
  }

  private static List<Segment> segments(List<String> texts) {
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    for (String text : texts) {
      segments.add(new Segment(text, at, at + text.length(), null));
      at += text.length() + 3;
    }
    return segments;
  }

  private static List<Boolean> remove(JsonNode labels) {
    List<Boolean> remove = new ArrayList<>();
    for (JsonNode label : labels) {
      String text = label.asText();
      if (!List.of("0", "1", "keep", "remove").contains(text)) {
        throw new IllegalArgumentException("Cannot read label. Accepted: 0, 1, keep, remove");
      }
      remove.add(text.equals("1") || text.equals("remove"));
    }
    return remove;
  }
}
