package org.gleaner.jobs.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.report.Figures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.search.Dictionary;

/** The page about a run of {@code tfidf}. */
final class TfIdfReport {
  private static final List<String> HEADER = List.of("term", "documents");
  private static final int TERMS = 25;

  private TfIdfReport() {}

  static Report of(TfIdfCommand settings, Summary summary, Dictionary dictionary) {
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("terms", dictionary.size())
            .count("set aside", summary.quarantined())
            .decimal("seconds", summary.seconds(), 1);
    Map<String, Object> provenance = new LinkedHashMap<>(settings.analysis);
    provenance.putAll(settings.weighting);
    provenance.put("limits", settings.limits);
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Documents as weighted terms", String.join(", ", settings.read.inputs()))
        .add(tiles.fragment())
        .section("Most frequent terms", Fragments.table(HEADER, frequent(dictionary)))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }

  private static List<List<String>> frequent(Dictionary dictionary) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(TERMS, dictionary.size()); i++) {
      rows.add(List.of(dictionary.term(i), Figures.count(dictionary.frequency(i))));
    }
    return rows;
  }
}
