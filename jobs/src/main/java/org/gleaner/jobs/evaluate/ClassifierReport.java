package org.gleaner.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.model.ClassifierConfig;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Summary;

/** The page about a classical classifier. */
public final class ClassifierReport {
  private ClassifierReport() {}

  /**
   * A page.
   *
   * @param figures on labelled texts; null if there were none
   */
  public static Report of(
      Summary summary, ClassifierConfig config, ClassifierFigures figures, String subtitle) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("texts", String.format(Locale.ROOT, "%,d", summary.rows()));
    tiles.put("set aside", String.format(Locale.ROOT, "%,d", summary.quarantined()));
    if (figures != null) {
      tiles.put("accuracy", String.format(Locale.ROOT, "%.2f %%", 100 * figures.accuracy()));
    }
    tiles.put("seconds", String.format(Locale.ROOT, "%,.0f", summary.seconds()));
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("method", config.method());
    settings.putAll(config.options());
    settings.putAll(config.provenance());
    Report report = new Report("Text classifier: " + config.method(), subtitle);
    report.add(Fragments.tiles(tiles));
    if (figures != null) {
      report.section("Figures", figures.fragment());
    }
    return report.section("Settings and provenance", Fragments.pairs(settings));
  }
}
