package org.gleaner.jobs.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.jobs.evaluate.CleanEvaluation;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.CleanerTraining;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.text.Segment;

/** The figures and the page about a run of {@code train --task clean}. */
public final class TrainCleanReport {
  /** What the score of an epoch is. */
  public static final String SCORE = "AUC on the documents set apart";

  private static final int BATCH = 32;

  private final TrainCommand settings;
  private final CleanerTraining.Result result;
  private final CleanEvaluation evaluation;

  TrainCleanReport(
      TrainCommand settings, CleanerTraining.Result result, List<LabelledDocument> dev) {
    this.settings = settings;
    this.result = result;
    this.evaluation = evaluate(result, dev);
  }

  private static CleanEvaluation evaluate(
      CleanerTraining.Result result, List<LabelledDocument> dev) {
    SegmentCleaner cleaner = new SegmentCleaner(result.saved());
    CleanEvaluation evaluation = new CleanEvaluation(cleaner.threshold());
    for (int from = 0; from < dev.size(); from += BATCH) {
      List<LabelledDocument> batch = dev.subList(from, Math.min(dev.size(), from + BATCH));
      List<List<Segment>> segments = batch.stream().map(LabelledDocument::segments).toList();
      List<float[]> probabilities = cleaner.removeProbabilities(segments);
      for (int i = 0; i < batch.size(); i++) {
        evaluation.add(
            CleanEvaluation.judge(batch.get(i), probabilities.get(i), cleaner.threshold()));
      }
    }
    return evaluation;
  }

  Map<String, Object> metrics(long trained, long judged) {
    Map<String, Object> metrics =
        TrainingPage.metrics(trained, judged, result.curve(), result.bestEpoch());
    metrics.put("dev", evaluation.figures());
    return metrics;
  }

  Report build(Summary summary) {
    CleaningMetrics dev = evaluation.metrics();
    Tiles tiles =
        TrainingPage.tiles(summary, "documents")
            .decimal("remove-F1 on those", dev.removeF1(), 3)
            .decimal("keep-F1 on those", dev.keepF1(), 3)
            .decimal("seconds", summary.seconds(), 0);
    return new Report("Training of a cleaning network", settings.model())
        .add(tiles.fragment())
        .section(
            "Training curve", TrainingPage.curve(result.curve(), SCORE), Fragments.note(best()))
        .section(
            "On the documents set apart",
            Fragments.table(
                List.of("segments", "precision", "recall", "F1"), CleanEvaluation.table(dev)),
            Fragments.note(
                "These documents chose the epoch and the threshold: evaluate on others."))
        .section(
            "Confusion matrix",
            Fragments.confusion(List.of("keep", "remove"), CleanEvaluation.confusion(dev)))
        .section("Settings and provenance", TrainingPage.provenance(result.saved()));
  }

  private String best() {
    return String.format(
        Locale.ROOT,
        "Taken: epoch %d. A segment is removed from probability %.3f on.",
        result.bestEpoch(),
        result.saved().threshold());
  }
}
