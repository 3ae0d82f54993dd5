package org.gleaner.jobs.score;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.SourcePosition;
import org.gleaner.jobs.input.SourceText;
import org.gleaner.jobs.report.BarChart;
import org.gleaner.jobs.report.Cloud;
import org.gleaner.jobs.report.ExampleDocument;
import org.gleaner.jobs.report.Figures;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;

/** The page about a run of {@code score}. */
final class ScoreReport {
  private static final int EXAMPLES = 5;

  /** Documents of which at least about a sixth was removed come first. */
  private static final int VISIBLE = 5;

  private static final int LONGEST_EXAMPLE = 2_000_000;

  private final List<String> inputs;
  private final String segmenter;
  private final String method;
  private final ScoreResult result;

  ScoreReport(List<String> inputs, String segmenter, String method, ScoreResult result) {
    this.inputs = inputs;
    this.segmenter = segmenter;
    this.method = method;
    this.result = result;
  }

  /** The page, with pieces of the caller's among the sections. */
  Report build(
      Dataset<Row> cleaned,
      Dataset<Row> scored,
      List<Fragment> pieces,
      Map<String, Object> provenance) {
    ScoreCounts counts = result.counts();
    Report report =
        new Report("Cleaned text and keyphrases", String.join(", ", inputs)).add(tiles(counts));
    if (!result.phrases().isEmpty()) {
      String note = "The larger, the more often and the higher a phrase is among the best of a ";
      report.section(
          "Keyphrases",
          Cloud.of(result.phrases()),
          Fragments.note(note + "document, by " + method + "."));
    }
    report.section(
        "Cleaning",
        Fragments.shares(
            shares("chars kept", counts.keptChars(), "removed", counts.removedChars())),
        Fragments.shares(
            shares(
                "segments kept",
                counts.segments() - counts.removedSegments(),
                "removed",
                counts.removedSegments())));
    report.section("Documents", examples(cleaned, scored));
    pieces.forEach(report::add);
    report.section(
        "Stages",
        Fragments.shares(
            shares("documents", result.documents(), "quarantined lines", result.quarantined())),
        Fragments.table(List.of("stage", "rows", "seconds", "rows/s"), stages()));
    report.section("Languages", BarChart.of(result.languages()));
    if (!result.quarantine().isEmpty()) {
      report.section("Set aside, by code", BarChart.of(result.quarantine()));
    }
    return report.section("Settings and provenance", Fragments.pairs(provenance));
  }

  private Fragment tiles(ScoreCounts counts) {
    double rate = result.documents() / Math.max(result.scoringSeconds(), 1e-3);
    return new Tiles()
        .count("documents", result.documents())
        .count("quarantined", result.quarantined())
        .percent("of the text removed", counts.removedShare(), 1)
        .decimal("documents a second", rate, 1)
        .decimal("seconds", result.seconds(), 1)
        .fragment();
  }

  private static Map<String, Long> shares(String one, long first, String other, long second) {
    Map<String, Long> shares = new LinkedHashMap<>();
    shares.put(one, first);
    shares.put(other, second);
    return shares;
  }

  private List<List<String>> stages() {
    List<List<String>> rows = new ArrayList<>();
    for (JobContext.Stage stage : result.stages()) {
      double rate = stage.rows() / Math.max(stage.seconds(), 1e-3);
      rows.add(
          List.of(
              stage.name(),
              Figures.count(stage.rows()),
              Figures.decimal(stage.seconds(), 1),
              Figures.decimal(rate, 1)));
    }
    return rows;
  }

  /** Chosen by the short columns of each document; only the chosen are read whole. */
  private Fragment examples(Dataset<Row> cleaned, Dataset<Row> scored) {
    List<Row> chosen =
        cleaned
            .filter(col(Columns.CODE).isNull())
            .filter(col(ScoreColumns.ORIGINAL_CHARS).leq(LONGEST_EXAMPLE))
            .orderBy(
                col(ScoreColumns.REMOVED_CHARS)
                    .multiply(VISIBLE)
                    .gt(col(ScoreColumns.KEPT_CHARS))
                    .desc(),
                col(Columns.SOURCE),
                col(Columns.POSITION))
            .limit(EXAMPLES)
            .select(Columns.SOURCE, Columns.POSITION)
            .collectAsList();
    List<SourcePosition> places = chosen.stream().map(SourcePosition::of).toList();
    Map<SourcePosition, Row> whole = rows(cleaned, places);
    Map<SourcePosition, Row> found = rows(scored, places);
    List<ExampleDocument> shown = new ArrayList<>();
    for (SourcePosition place : places) {
      shown.add(example(whole.get(place), keyphrases(found.get(place))));
    }
    return ExampleDocument.show(shown);
  }

  private static Map<SourcePosition, Row> rows(Dataset<Row> rows, List<SourcePosition> places) {
    Map<SourcePosition, Row> found = new HashMap<>();
    Column there = places.stream().map(SourcePosition::condition).reduce(lit(false), Column::or);
    for (Row row : rows.filter(there).collectAsList()) {
      found.put(SourcePosition.of(row), row);
    }
    return found;
  }

  private static List<String> keyphrases(Row scored) {
    List<String> phrases = new ArrayList<>();
    int column = scored.fieldIndex(ScoreColumns.KEYPHRASES);
    if (!scored.isNullAt(column)) {
      for (Row keyphrase : scored.<Row>getList(column)) {
        phrases.add(keyphrase.getAs("phrase"));
      }
    }
    return phrases;
  }

  private ExampleDocument example(Row row, List<String> keyphrases) {
    String original = row.getAs(ScoreColumns.ORIGINAL);
    SourceText source = SourceText.of(original, row.getAs(Columns.HTML), segmenter);
    Map<Span, Double> removed = new HashMap<>();
    for (Row span : row.<Row>getList(row.fieldIndex(ScoreColumns.REMOVED))) {
      removed.put(new Span(span.getInt(0), span.getInt(1)), span.getDouble(3));
    }
    List<ExampleDocument.Stretch> stretches = new ArrayList<>();
    for (Segment segment : source.segments()) {
      Double score = removed.get(source.original(new Span(segment.begin(), segment.end())));
      stretches.add(
          new ExampleDocument.Stretch(
              segment.text(), score != null, score == null ? Double.NaN : score));
    }
    int kept = row.getAs(ScoreColumns.KEPT_CHARS);
    int gone = row.getAs(ScoreColumns.REMOVED_CHARS);
    String language = row.getAs(Columns.LANGUAGE);
    String remark =
        String.format(
            Locale.ROOT,
            "%s, %,d chars kept, %,d removed",
            language == null ? "language unknown" : language,
            kept,
            gone);
    return new ExampleDocument(row.getAs(Columns.ID), remark, keyphrases, stretches);
  }
}
