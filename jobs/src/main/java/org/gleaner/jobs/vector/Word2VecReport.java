package org.gleaner.jobs.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.train.WordVectorRound;

/** The page about a training of word vectors. */
final class Word2VecReport {
  private final Word2VecCommand settings;
  private final List<WordVectorRound> rounds;

  Word2VecReport(Word2VecCommand settings, List<WordVectorRound> rounds) {
    this.settings = settings;
    this.rounds = rounds;
  }

  Report build(Summary summary) {
    Map<String, Object> metrics = summary.metrics();
    String unit = settings.unit();
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("words with a vector", number(metrics, "words"))
            .count(unit + " learnt from", number(metrics, "trained_" + unit))
            .count(unit + " a second", number(metrics, unit + "_per_second"));
    List<Double> losses = new ArrayList<>();
    for (WordVectorRound round : rounds) {
      losses.add(round.loss());
    }
    return new Report("Training of word vectors", settings.model)
        .add(tiles.fragment())
        .section("Training curve", LineChart.of("Mean loss of a unit", "round", losses))
        .section("Evaluation", figures(metrics))
        .section("Settings", Fragments.pairs(Map.of("training", settings.training)));
  }

  private static long number(Map<String, Object> metrics, String key) {
    return ((Number) metrics.get(key)).longValue();
  }

  private static org.gleaner.jobs.report.Fragment figures(Map<String, Object> metrics) {
    List<List<String>> rows = new ArrayList<>();
    for (String kind : List.of("similarity", "analogies")) {
      if (metrics.get(kind) instanceof Map<?, ?> files) {
        files.forEach((name, figures) -> rows.add(List.of(kind, "" + name, "" + figures)));
      }
    }
    return rows.isEmpty()
        ? Fragments.note("No file to judge by was given.")
        : Fragments.table(List.of("kind", "file", "figures"), rows);
  }
}
