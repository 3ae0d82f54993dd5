package org.gleaner.jobs.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.train.TrainingEpoch;

/** What the pages about trainings have in common. */
public final class TrainingPage {
  private TrainingPage() {}

  /**
   * Loss and score by epoch.
   *
   * @param score what the score is
   */
  public static Fragment curve(List<TrainingEpoch> curve, String score) {
    List<Double> losses = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (TrainingEpoch epoch : curve) {
      losses.add(epoch.loss());
      scores.add(epoch.score());
    }
    return Fragments.charts(
        LineChart.of("Loss", "epoch", losses), LineChart.of(score, "epoch", scores));
  }

  /** The figures of a training, before those of its documents set apart. */
  static Map<String, Object> metrics(
      long trained, long judged, List<TrainingEpoch> curve, int bestEpoch) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("training_documents", trained);
    metrics.put("dev_documents", judged);
    metrics.put("epochs", curve.size());
    metrics.put("best_epoch", bestEpoch);
    metrics.put("losses", curve.stream().map(TrainingEpoch::loss).toList());
    return metrics;
  }

  /** The tiles of how many it has learnt from and was chosen by. */
  static Tiles tiles(Summary summary, String unit) {
    Map<String, Object> metrics = summary.metrics();
    return new Tiles()
        .text(unit + " trained on", String.valueOf(metrics.get("training_documents")))
        .text(unit + " chosen by", String.valueOf(metrics.get("dev_documents")));
  }

  /** The last section: what the network is and where it comes from. */
  static Fragment provenance(SavedNetwork saved) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("encoder", saved.definition().encoder());
    map.putAll(new TreeMap<>(saved.definition().options()));
    map.put("vocabulary", saved.vocabulary().size());
    map.putAll(saved.provenance());
    return Fragments.pairs(map);
  }
}
