package org.gleaner.jobs.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.evaluate.TextFigures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.task.LabelledText;

/** The figures and the page about a run of {@code train} with a text task. */
final class TrainTextReport {
  private final TrainTextSettings settings;
  private final NetworkTraining.Result result;
  private final Evaluation evaluation;

  TrainTextReport(
      TrainTextSettings settings, NetworkTraining.Result result, List<LabelledText> dev) {
    this.settings = settings;
    this.result = result;
    this.evaluation = result.development();
  }

  Map<String, Object> metrics(long trained, long judged) {
    Map<String, Object> metrics =
        TrainingPage.metrics(trained, judged, result.curve(), result.bestEpoch());
    metrics.put("parameters", result.saved().parameters());
    metrics.put("dev", evaluation.figures());
    return metrics;
  }

  Report build(Summary summary) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("texts trained on", String.valueOf(summary.metrics().get("training_documents")));
    tiles.put("texts chosen by", String.valueOf(summary.metrics().get("dev_documents")));
    tiles.put("parameters", String.format(Locale.ROOT, "%,d", result.saved().parameters()));
    tiles.put("seconds", String.format(Locale.ROOT, "%,.0f", summary.seconds()));
    return new Report(
            "Training of a network: " + result.saved().definition().task(), settings.model())
        .add(Fragments.tiles(tiles))
        .section(
            "Training curve",
            TrainingPage.curve(result.curve(), "Quality on the texts set apart"),
            Fragments.note("Taken: epoch " + result.bestEpoch() + "."))
        .section(
            "On the texts set apart",
            TextFigures.of(evaluation),
            Fragments.note("These texts chose the epoch: evaluate on others."))
        .section("Settings and provenance", TrainingPage.provenance(result.saved()));
  }
}
