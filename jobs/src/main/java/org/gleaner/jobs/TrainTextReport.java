package org.gleaner.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Report;
import org.gleaner.network.LabelledText;
import org.gleaner.network.TextEvaluation;
import org.gleaner.network.TextPredictor;
import org.gleaner.network.TextTraining;
import org.gleaner.network.TrainingEpoch;

/** The figures and the page about a run of {@code train} with a text task. */
final class TrainTextReport {
  private final TrainTextSettings settings;
  private final TextTraining.Result result;
  private final TextEvaluation evaluation;

  TrainTextReport(TrainTextSettings settings, TextTraining.Result result, List<LabelledText> dev) {
    this.settings = settings;
    this.result = result;
    TextPredictor predictor = new TextPredictor(result.saved());
    this.evaluation = predictor.evaluation();
    List<float[]> outputs =
        dev.parallelStream().map(text -> predictor.output(text.texts())).toList();
    for (int i = 0; i < dev.size(); i++) {
      evaluation.add(outputs.get(i), predictor.target(dev.get(i)));
    }
  }

  Map<String, Object> metrics(long trained, long judged) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("training_documents", trained);
    metrics.put("dev_documents", judged);
    metrics.put("parameters", result.parameters());
    metrics.put("epochs", result.curve().size());
    metrics.put("best_epoch", result.bestEpoch());
    metrics.put("losses", result.curve().stream().map(TrainingEpoch::loss).toList());
    metrics.put("dev", evaluation.figures());
    return metrics;
  }

  Report build(Summary summary) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("texts trained on", String.valueOf(summary.metrics().get("training_documents")));
    tiles.put("texts chosen by", String.valueOf(summary.metrics().get("dev_documents")));
    tiles.put("parameters", String.format(Locale.ROOT, "%,d", result.parameters()));
    tiles.put("seconds", String.format(Locale.ROOT, "%,.0f", summary.seconds()));
    return new Report(
            "Training of a network: " + result.saved().definition().task(), settings.model())
        .add(Fragments.tiles(tiles))
        .section(
            "Training curve",
            curve(result.curve()),
            Fragments.note("Taken: epoch " + result.bestEpoch() + "."))
        .section(
            "On the texts set apart",
            TextFigures.of(evaluation),
            Fragments.note("These texts chose the epoch: evaluate on others."))
        .section("Settings and provenance", Fragments.pairs(provenance()));
  }

  private static Fragment curve(List<TrainingEpoch> curve) {
    List<Double> losses = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (TrainingEpoch epoch : curve) {
      losses.add(epoch.loss());
      scores.add(epoch.score());
    }
    return Fragments.charts(
        LineChart.of("Loss", "epoch", losses),
        LineChart.of("Quality on the texts set apart", "epoch", scores));
  }

  private Map<String, Object> provenance() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("encoder", result.saved().definition().encoder());
    map.putAll(new java.util.TreeMap<>(result.saved().definition().options()));
    map.put("vocabulary", result.saved().vocabulary().size());
    map.putAll(result.saved().provenance());
    return map;
  }
}
