package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.report.Figures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Summary;
import org.gleaner.keyphrase.evaluation.KeyphraseEvaluation;
import org.gleaner.keyphrase.evaluation.KeyphraseFigures;

/**
 * The figures of an evaluation of keyphrases, for each way to show them.
 *
 * @param figures in the order of the protocols, then of the cutoffs
 */
record KeyphraseFigureTable(List<KeyphraseFigures> figures) {
  private static final List<String> HEADER = List.of("protocol", "k", "P", "R", "F1", "documents");

  static KeyphraseFigureTable of(List<KeyphraseEvaluation> totals) {
    List<KeyphraseFigures> figures = new ArrayList<>();
    totals.forEach(total -> figures.addAll(total.figures()));
    return new KeyphraseFigureTable(figures);
  }

  /** By protocol. */
  Map<String, Map<String, Object>> metrics() {
    Map<String, Map<String, Object>> metrics = new LinkedHashMap<>();
    for (KeyphraseFigures at : figures) {
      Map<String, Object> protocol =
          metrics.computeIfAbsent(at.protocol().label(), label -> new LinkedHashMap<>());
      protocol.put("P@" + at.cutoff(), at.precision());
      protocol.put("R@" + at.cutoff(), at.recall());
      protocol.put("F1@" + at.cutoff(), at.f1());
      protocol.put("documents", at.documents());
    }
    return metrics;
  }

  /** Writes the table to the terminal, in percent. */
  void tell(JobContext context) {
    context.say(String.format(Locale.ROOT, "%n%-10s %3s %7s %7s %7s %10s", HEADER.toArray()));
    for (List<String> row : rows()) {
      context.say(String.format(Locale.ROOT, "%-10s %3s %7s %7s %7s %10s", row.toArray()));
    }
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (KeyphraseFigures at : figures) {
      rows.add(
          List.of(
              at.protocol().label(),
              Integer.toString(at.cutoff()),
              Figures.decimal(100 * at.precision(), 2),
              Figures.decimal(100 * at.recall(), 2),
              Figures.decimal(100 * at.f1(), 2),
              Long.toString(at.documents())));
    }
    return rows;
  }

  /** The page. */
  Report report(List<String> inputs, Map<String, Object> provenance, Summary summary) {
    Tiles tiles =
        new Tiles().count("documents", summary.rows()).count("quarantined", summary.quarantined());
    return new Report("Evaluation of a keyphrase method", String.join(", ", inputs))
        .add(tiles.fragment())
        .section(
            "Figures by protocol, in percent",
            Fragments.table(HEADER, rows()),
            Fragments.note("Figures of different protocols do not compare."))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }
}
