package org.gleaner.jobs.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.jobs.evaluate.CleanEvaluation;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.task.CleaningThreshold;
import org.gleaner.text.Segment;

/** The figures and the page about a run of {@code train --task clean}. */
public final class TrainCleanReport {
  /** What the score of an epoch is. */
  public static final String SCORE = "AUC on the documents set apart";

  private static final int BATCH = 32;

  private final TrainCleanSettings settings;
  private final NetworkTraining.Result result;
  private final CleanEvaluation evaluation;

  TrainCleanReport(
      TrainCleanSettings settings, NetworkTraining.Result result, List<LabelledDocument> dev) {
    this.settings = settings;
    this.result = result;
    this.evaluation = evaluate(result, dev);
  }

  private static CleanEvaluation evaluate(
      NetworkTraining.Result result, List<LabelledDocument> dev) {
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
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("documents trained on", String.valueOf(summary.metrics().get("training_documents")));
    tiles.put("documents chosen by", String.valueOf(summary.metrics().get("dev_documents")));
    tiles.put("remove-F1 on those", String.format(Locale.ROOT, "%.3f", dev.removeF1()));
    tiles.put("keep-F1 on those", String.format(Locale.ROOT, "%.3f", dev.keepF1()));
    tiles.put("seconds", String.format(Locale.ROOT, "%,.0f", summary.seconds()));
    return new Report("Training of a cleaning network", settings.model())
        .add(Fragments.tiles(tiles))
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
        CleaningThreshold.of(result.saved().state()));
  }
}
