package org.gleaner.jobs.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermWeighting;
import org.gleaner.text.term.Analyzer;

/**
 * What {@code tfidf} was asked for.
 *
 * @param read the documents
 * @param output the folder to write
 * @param overwrite whether an output that is there is replaced
 * @param partitions of the work; 0 for as many as tasks run side by side
 * @param analysis options of the analyzer, in force
 * @param weighting options of the weighting, in force
 * @param limits of the dictionary
 */
record TfIdfSettings(
    ReadSettings read,
    String output,
    boolean overwrite,
    int partitions,
    Map<String, String> analysis,
    Map<String, String> weighting,
    DictionaryLimits limits) {

  static TfIdfSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    Options given = Options.of(TermOptions.read(settings));
    Map<String, String> analysis = new TreeMap<>();
    Map<String, String> weighting = new TreeMap<>();
    List<DictionaryLimits> limits = new ArrayList<>();
    settings.check(
        () -> {
          var unused = Analyzer.of(given);
          analysis.putAll(given.used());
          var unusedToo = TermWeighting.of(given);
          weighting.putAll(given.used());
          weighting.keySet().removeAll(analysis.keySet());
          limits.add(DictionaryLimits.of(given));
          given.requireEmpty();
        });
    return new TfIdfSettings(
        read,
        settings.required("output"),
        settings.flag("overwrite"),
        settings.integer("partitions", 0, 1_000_000),
        analysis,
        weighting,
        limits.isEmpty() ? null : limits.get(0));
  }

  OutputCheck check() {
    return new OutputCheck(output, read.inputs(), overwrite);
  }
}
