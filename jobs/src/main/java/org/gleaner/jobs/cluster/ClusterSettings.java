package org.gleaner.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.search.TermOptions;
import org.gleaner.stage.TfIdfVectorizer;

/**
 * What {@code cluster} was asked for.
 *
 * @param read the documents; null if vectors are given
 * @param vectors Parquet folder with {@code id} and vectors; null if documents are given
 * @param column of the vectors
 * @param output the folder to write
 * @param overwrite whether an output that is there is replaced
 * @param least clusters to try
 * @param most clusters to try
 * @param distance cosine or euclidean
 * @param iterations at most
 * @param starts runs from other centres, of which the best is taken
 * @param seed of the first run
 * @param terms options of the features
 */
record ClusterSettings(
    ReadSettings read,
    String vectors,
    String column,
    String output,
    boolean overwrite,
    int least,
    int most,
    String distance,
    int iterations,
    int starts,
    int seed,
    Map<String, String> terms) {

  static ClusterSettings of(Settings settings) {
    String vectors = settings.text("vectors");
    if (vectors != null && settings.isGiven("input")) {
      settings.reject("Cannot use --input and --vectors together: give one of them");
    }
    ReadSettings read = vectors == null ? CommonOptions.read(settings) : null;
    Map<String, String> terms = TermOptions.read(settings);
    settings.check(
        () -> {
          var unused = TfIdfVectorizer.of(terms);
        });
    int[] clusters = clusters(settings);
    return new ClusterSettings(
        read,
        vectors,
        settings.required("vectors-column"),
        settings.required("output"),
        settings.flag("overwrite"),
        clusters[0],
        clusters[1],
        settings.choice("distance", "cosine", "euclidean"),
        settings.integer("iterations", 1, 100_000),
        settings.integer("starts", 1, 1_000),
        settings.integer("seed", 0, Integer.MAX_VALUE - 1_000),
        terms);
  }

  /** One number, or two with a hyphen between them. */
  private static int[] clusters(Settings settings) {
    String text = settings.required("clusters");
    if (!text.matches("\\d{1,6}(-\\d{1,6})?")) {
      settings.reject("Cannot use --clusters: " + text + ". Accepted: a number, or 2-10");
      return new int[] {2, 2};
    }
    int hyphen = text.indexOf('-');
    int least = Integer.parseInt(hyphen < 0 ? text : text.substring(0, hyphen));
    int most = Integer.parseInt(text.substring(hyphen + 1));
    if (least < 2 || most < least) {
      settings.reject("Cannot use --clusters: " + text + ". Accepted: from 2, the smaller first");
    }
    return new int[] {least, most};
  }

  OutputCheck check() {
    List<String> inputs = new ArrayList<>();
    if (read != null) {
      inputs.addAll(read.inputs());
    }
    if (vectors != null) {
      inputs.add(vectors);
    }
    return new OutputCheck(output, inputs, overwrite);
  }
}
