package org.gleaner.jobs.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.train.WordVectorRound;

/** The page about a training of word vectors. */
final class Word2VecReport {
  private final Word2VecSettings settings;
  private final List<WordVectorRound> rounds;

  Word2VecReport(Word2VecSettings settings, List<WordVectorRound> rounds) {
    this.settings = settings;
    this.rounds = rounds;
  }

  Report build(Summary summary) {
    Map<String, Object> metrics = summary.metrics();
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("documents", String.format(Locale.ROOT, "%,d", summary.rows()));
    tiles.put("words with a vector", count(metrics, "words"));
    String unit = Word2Vec.unit(settings);
    tiles.put(unit + " learnt from", count(metrics, "trained_" + unit));
    tiles.put(unit + " a second", count(metrics, unit + "_per_second"));
    List<Double> losses = new ArrayList<>();
    for (WordVectorRound round : rounds) {
      losses.add(round.loss());
    }
    return new Report("Training of word vectors", settings.model())
        .add(Fragments.tiles(tiles))
        .section("Training curve", LineChart.of("Mean loss of a unit", "round", losses))
        .section("Evaluation", figures(metrics))
        .section("Settings", Fragments.pairs(Map.of("training", settings.training())));
  }

  private static String count(Map<String, Object> metrics, String key) {
    return String.format(Locale.ROOT, "%,d", ((Number) metrics.get(key)).longValue());
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
