package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Provenance;
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
    context.say(String.format("%n%-10s %3s %7s %7s %7s %10s", HEADER.toArray()));
    for (List<String> row : rows()) {
      context.say(String.format("%-10s %3s %7s %7s %7s %10s", row.toArray()));
    }
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (KeyphraseFigures at : figures) {
      rows.add(
          List.of(
              at.protocol().label(),
              Integer.toString(at.cutoff()),
              percent(at.precision()),
              percent(at.recall()),
              percent(at.f1()),
              Long.toString(at.documents())));
    }
    return rows;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  /** The page. */
  Report report(EvaluateKeyphraseSettings settings, Summary summary) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("documents", String.format(Locale.ROOT, "%,d", summary.rows()));
    tiles.put("set aside", String.format(Locale.ROOT, "%,d", summary.quarantined()));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("method", settings.method().name() + " " + settings.method().options());
    provenance.put("language", settings.language());
    provenance.put(
        "document frequencies from",
        settings.statisticsFrom() == null
            ? "the input, each document without itself"
            : String.join(", ", settings.statisticsFrom().inputs()));
    provenance.putAll(Provenance.ofThisRun());
    return new Report(
            "Evaluation of a keyphrase method", String.join(", ", settings.read().inputs()))
        .add(Fragments.tiles(tiles))
        .section(
            "Figures by protocol, in percent",
            Fragments.table(HEADER, rows()),
            Fragments.note("Figures of different protocols do not compare."))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }
}
