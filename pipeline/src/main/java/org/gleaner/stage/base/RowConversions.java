package org.gleaner.stage.base;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.gleaner.clean.CleanedText;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.network.Choice;
import org.gleaner.network.FilledMask;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
import org.gleaner.text.Token;

/** Carriers of the pure code to rows of {@link org.gleaner.io.Schemas} and back. */
public final class RowConversions {
  private RowConversions() {}

  /** Rows of {@code Schemas.TOKENS}. */
  public static List<Row> ofTokens(List<Token> tokens) {
    List<Row> rows = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      rows.add(RowFactory.create(token.text(), token.begin(), token.end(), token.sentence()));
    }
    return rows;
  }

  /** Tokens from rows of {@code Schemas.TOKENS}. */
  public static List<Token> toTokens(List<Row> rows) {
    List<Token> tokens = new ArrayList<>(rows.size());
    for (Row row : rows) {
      tokens.add(new Token(row.getString(0), row.getInt(1), row.getInt(2), row.getInt(3)));
    }
    return tokens;
  }

  /** Rows of {@code Schemas.SEGMENTS}. */
  public static List<Row> ofSegments(List<Segment> segments) {
    List<Row> rows = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      rows.add(
          RowFactory.create(
              segment.text(), segment.begin(), segment.end(), ofHtml(segment.html())));
    }
    return rows;
  }

  /** Segments from rows of {@code Schemas.SEGMENTS}. */
  public static List<Segment> toSegments(List<Row> rows) {
    List<Segment> segments = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Row html = row.getStruct(3);
      segments.add(
          new Segment(
              row.getString(0), row.getInt(1), row.getInt(2), html == null ? null : toHtml(html)));
    }
    return segments;
  }

  private static Row ofHtml(HtmlContext html) {
    return html == null
        ? null
        : RowFactory.create(
            html.path(),
            html.classes(),
            html.nearClasses(),
            html.linkChars(),
            html.links(),
            html.headingLevel(),
            html.blocks());
  }

  private static HtmlContext toHtml(Row row) {
    return new HtmlContext(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getList(6));
  }

  /** Rows of {@code Schemas.REMOVED}. */
  public static List<Row> ofRemoved(CleanedText cleaned) {
    List<Row> rows = new ArrayList<>(cleaned.removed().size());
    for (int i = 0; i < cleaned.removed().size(); i++) {
      Segment segment = cleaned.removed().get(i);
      double probability = cleaned.probabilities().get(i);
      rows.add(RowFactory.create(segment.begin(), segment.end(), "boilerplate", probability));
    }
    return rows;
  }

  /** Rows of {@code Schemas.KEYPHRASES}. */
  public static List<Row> ofKeyphrases(List<Keyphrase> keyphrases) {
    List<Row> rows = new ArrayList<>(keyphrases.size());
    for (Keyphrase keyphrase : keyphrases) {
      rows.add(
          RowFactory.create(
              keyphrase.phrase(), keyphrase.score(), keyphrase.begin(), keyphrase.end()));
    }
    return rows;
  }

  /** Rows of {@code Schemas.FILLED_MASKS}. */
  public static List<Row> ofFilledMasks(List<FilledMask> filled) {
    List<Row> rows = new ArrayList<>(filled.size());
    for (FilledMask mask : filled) {
      rows.add(RowFactory.create(mask.mask(), mask.piece(), mask.probability(), mask.text()));
    }
    return rows;
  }

  /** Rows of {@code Schemas.CHOICES}. */
  public static List<Row> ofChoices(List<Choice> choices) {
    List<Row> rows = new ArrayList<>(choices.size());
    for (Choice choice : choices) {
      rows.add(RowFactory.create(choice.text(), choice.probability(), choice.index()));
    }
    return rows;
  }

  /** A row with more cells at its end. */
  public static Row append(Row row, Object... more) {
    Object[] cells = new Object[row.size() + more.length];
    for (int i = 0; i < row.size(); i++) {
      cells[i] = row.get(i);
    }
    System.arraycopy(more, 0, cells, row.size(), more.length);
    return RowFactory.create(cells);
  }
}
