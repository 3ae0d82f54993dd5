package org.gleaner.jobs.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.Settings;
import org.gleaner.search.Rankings;
import org.gleaner.search.TermWeighting;

/**
 * What {@code search} was asked for.
 *
 * @param index folder of the index
 * @param queries texts to search for
 * @param file more of them; null for none
 * @param like names of documents to find others like them
 * @param ranking its name
 * @param options of the ranking
 * @param top hits of a query, at most
 * @param check of the output; null for none
 */
record SearchSettings(
    String index,
    List<String> queries,
    ReadSettings file,
    List<String> like,
    String ranking,
    Map<String, String> options,
    int top,
    OutputCheck check) {

  static SearchSettings of(Settings settings) {
    String index = settings.required("index");
    List<String> queries = settings.list("query");
    List<String> files = settings.list("queries");
    List<String> like = settings.list("like");
    if (queries.isEmpty() && files.isEmpty() && like.isEmpty()) {
      settings.reject("Cannot run search without --query, --queries or --like");
    }
    String ranking = settings.named("ranking", Rankings.CATALOGUE);
    Map<String, String> options = settings.pairs("set");
    settings.check(() -> tryOut(ranking, options));
    String output = settings.text("output");
    boolean overwrite = settings.flag("overwrite");
    List<String> inputs = new ArrayList<>(files);
    inputs.add(index);
    return new SearchSettings(
        index,
        queries,
        files.isEmpty() ? null : ReadSettings.of(files.toArray(new String[0])),
        like,
        ranking,
        options,
        settings.integer("top", 1, 10_000),
        output == null ? null : new OutputCheck(output, inputs, overwrite));
  }

  private static void tryOut(String ranking, Map<String, String> given) {
    Options options = Options.of(given);
    if (Rankings.CATALOGUE.names().contains(ranking)) {
      var unused =
          Rankings.CATALOGUE.named(ranking).make(options, TermWeighting.of(Options.none()), 1);
      options.requireEmpty();
    }
  }
}
