package org.gleaner.jobs.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.pass.SearchIndex;
import org.gleaner.search.Rankings;
import org.gleaner.search.TermWeighting;
import picocli.CommandLine.Option;

/** Ranked documents for queries. */
public final class SearchCommand implements Job {
  @Option(names = "--index", required = true)
  String index;

  @Option(names = "--query")
  List<String> queries = List.of();

  @Option(names = "--queries")
  private List<String> files = List.of();

  @Option(names = "--like")
  List<String> like = List.of();

  @OneOf(catalogue = Rankings.class)
  @Option(names = "--ranking")
  String ranking;

  @Between({1, 10_000})
  @Option(names = "--top")
  int top;

  @Option(names = "--output")
  private String output;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Option(names = "--set")
  private List<String> set = List.of();

  @Override
  public Run prepare(Problems problems) {
    if (queries.isEmpty() && files.isEmpty() && like.isEmpty()) {
      problems.reject("Cannot run search without --query, --queries or --like");
    }
    Map<String, String> options = problems.pairs(set);
    if (problems.isAccepted("--ranking")) {
      problems.check(() -> tryOut(Options.of(options)));
    }
    if (problems.isSound()) {
      var unused = SearchIndex.config(Preflight.configuration(), index);
    }
    return Preflight.ready(problems, this::files, this::check, () -> new SearchRun(this, options));
  }

  private void tryOut(Options options) {
    var unused =
        Rankings.CATALOGUE.named(ranking).make(options, TermWeighting.of(Options.none()), 1);
    options.requireEmpty();
  }

  /** Files of queries: one thing to read, or nothing. */
  List<ReadSettings> files() {
    return files.isEmpty() ? List.of() : List.of(ReadSettings.of(files.toArray(new String[0])));
  }

  /** The check of the output; null if none is written. */
  OutputCheck check() {
    List<String> inputs = new ArrayList<>(files);
    inputs.add(index);
    return output == null ? null : new OutputCheck(output, inputs, overwrite);
  }
}
