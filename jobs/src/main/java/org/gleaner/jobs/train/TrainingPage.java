package org.gleaner.jobs.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.LineChart;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.train.TrainingEpoch;

/** The figures and the page about a training of a network. */
public abstract class TrainingPage {
  private final String model;
  private final NetworkTraining.Result result;

  /**
   * A page.
   *
   * @param model where the network is written
   */
  TrainingPage(String model, NetworkTraining.Result result) {
    this.model = model;
    this.result = result;
  }

  final NetworkTraining.Result result() {
    return result;
  }

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

  /** The figures of the items set apart. */
  abstract Map<String, Object> development();

  /** What the items are. */
  abstract String items();

  /** What the score of an epoch is. */
  abstract String score();

  /** Tiles of this task alone. */
  abstract void tiles(Tiles tiles);

  /** The sections about the items set apart. */
  abstract Report sections(Report report);

  /** The data of the training. */
  String taken() {
    return "Taken: epoch " + result.bestEpoch() + ".";
  }

  /** All figures of the training. */
  final Map<String, Object> metrics(long trained, long judged) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("training_documents", trained);
    metrics.put("dev_documents", judged);
    metrics.put("epochs", result.curve().size());
    metrics.put("best_epoch", result.bestEpoch());
    metrics.put("losses", result.curve().stream().map(TrainingEpoch::loss).toList());
    metrics.put("parameters", result.saved().parameters());
    metrics.put("dev", development());
    return metrics;
  }

  /** The page. */
  final Report build(Summary summary) {
    Map<String, Object> metrics = summary.metrics();
    Tiles tiles =
        new Tiles()
            .text(items() + " trained on", String.valueOf(metrics.get("training_documents")))
            .text(items() + " chosen by", String.valueOf(metrics.get("dev_documents")));
    tiles(tiles);
    tiles.count("parameters", result.saved().parameters()).decimal("seconds", summary.seconds(), 0);
    Report report =
        new Report("Training of a network: " + result.saved().definition().task(), model)
            .add(tiles.fragment())
            .section("Training curve", curve(result.curve(), score()), Fragments.note(taken()));
    return sections(report).section("Settings and provenance", provenance(result.saved()));
  }

  private static Fragment provenance(SavedNetwork saved) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("encoder", saved.definition().encoder());
    map.putAll(new TreeMap<>(saved.definition().options()));
    map.put("vocabulary", saved.lexicon().size());
    map.putAll(saved.provenance());
    return Fragments.pairs(map);
  }
}
