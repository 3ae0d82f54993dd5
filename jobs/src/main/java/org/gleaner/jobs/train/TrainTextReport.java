package org.gleaner.jobs.train;

import java.util.List;
import java.util.Map;
import org.gleaner.jobs.evaluate.TextFigures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.TextPredictor;
import org.gleaner.network.TextTraining;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.task.LabelledText;

/** The figures and the page about a run of {@code train} with a text task. */
final class TrainTextReport {
  private final TrainCommand settings;
  private final TextTraining.Result result;
  private final TextEvaluation evaluation;

  TrainTextReport(TrainCommand settings, TextTraining.Result result, List<LabelledText> dev) {
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
    Map<String, Object> metrics =
        TrainingPage.metrics(trained, judged, result.curve(), result.bestEpoch());
    metrics.put("parameters", result.parameters());
    metrics.put("dev", evaluation.figures());
    return metrics;
  }

  Report build(Summary summary) {
    Tiles tiles =
        TrainingPage.tiles(summary, "texts")
            .count("parameters", result.parameters())
            .decimal("seconds", summary.seconds(), 0);
    return new Report(
            "Training of a network: " + result.saved().definition().task(), settings.model())
        .add(tiles.fragment())
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
