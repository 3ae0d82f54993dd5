package org.gleaner.jobs.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.jobs.evaluate.CleanEvaluation;
import org.gleaner.jobs.evaluate.EvaluateClean;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.network.NetworkTraining;

/** The page about a training of {@code --task clean}. */
public final class CleaningTrainingPage extends TrainingPage {
  /** What the score of an epoch is. */
  public static final String SCORE = "AUC on the documents set apart";

  private final double threshold;
  private final CleanEvaluation evaluation;

  CleaningTrainingPage(
      JobContext context,
      TrainCommand settings,
      NetworkTraining.Result result,
      JavaRDD<LabelledDocument> development) {
    super(settings.model(), result);
    ModelFolder model = ModelFolder.of(settings.model(), result.saved());
    threshold = model.threshold();
    evaluation =
        EvaluateClean.evaluation(development, model.distribute(context.spark()), threshold);
  }

  @Override
  Map<String, Object> development() {
    return evaluation.figures();
  }

  @Override
  String items() {
    return "documents";
  }

  @Override
  String score() {
    return SCORE;
  }

  @Override
  void tiles(Tiles tiles) {
    CleaningMetrics dev = evaluation.metrics();
    tiles
        .decimal("remove-F1 on those", dev.removeF1(), 3)
        .decimal("keep-F1 on those", dev.keepF1(), 3);
  }

  @Override
  String taken() {
    return String.format(
        Locale.ROOT, "%s A segment is removed from probability %.3f on.", super.taken(), threshold);
  }

  @Override
  Report sections(Report report) {
    CleaningMetrics dev = evaluation.metrics();
    return report
        .section(
            "On the documents set apart",
            Fragments.table(
                List.of("segments", "precision", "recall", "F1"), CleanEvaluation.table(dev)),
            Fragments.note(
                "These documents chose the epoch and the threshold: evaluate on others."))
        .section(
            "Confusion matrix",
            Fragments.confusion(List.of("keep", "remove"), CleanEvaluation.confusion(dev)));
  }
}
