package org.gleaner.jobs.train;

import java.util.Map;
import org.gleaner.jobs.evaluate.TextFigures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.network.NetworkTraining;

/** The page about a training with a text task. */
final class TextTrainingPage extends TrainingPage {
  TextTrainingPage(String model, NetworkTraining.Result result) {
    super(model, result);
  }

  @Override
  Map<String, Object> development() {
    return result().development().figures();
  }

  @Override
  String items() {
    return "texts";
  }

  @Override
  String score() {
    return "Quality on the texts set apart";
  }

  @Override
  void tiles(Tiles tiles) {
    // its figures are in the section about the texts set apart
  }

  @Override
  Report sections(Report report) {
    return report.section(
        "On the texts set apart",
        TextFigures.of(result().development()),
        Fragments.note("These texts chose the epoch: evaluate on others."));
  }
}
