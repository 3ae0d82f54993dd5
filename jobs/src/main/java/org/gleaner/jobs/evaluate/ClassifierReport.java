package org.gleaner.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Summary;
import org.gleaner.stage.classical.ClassicalConfig;

/** The page about a classical classifier. */
public final class ClassifierReport {
  private ClassifierReport() {}

  /**
   * A page.
   *
   * @param figures on labelled texts; null if there were none
   */
  public static Report of(
      Summary summary, ClassicalConfig config, ClassifierFigures figures, String subtitle) {
    Tiles tiles =
        new Tiles().count("texts", summary.rows()).count("quarantined", summary.quarantined());
    if (figures != null) {
      tiles.percent("accuracy", figures.accuracy(), 2);
    }
    tiles.decimal("seconds", summary.seconds(), 0);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("method", config.method());
    settings.putAll(config.options());
    settings.putAll(config.provenance());
    Report report = new Report("Text classifier: " + config.method(), subtitle);
    report.add(tiles.fragment());
    if (figures != null) {
      report.section("Figures", figures.fragment());
    }
    return report.section("Settings and provenance", Fragments.pairs(settings));
  }
}
