package org.gleaner.jobs.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermWeighting;
import org.gleaner.text.term.Analyzer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Document vectors and an index to search. */
public final class TfIdfCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();
  @Mixin final OutputOptions output = new OutputOptions();

  @Between({0, 1_000_000})
  @Option(names = "--partitions")
  int partitions;

  @Mixin private final TermOptions terms = new TermOptions();

  /** Options of the analyzer, in force. */
  final Map<String, String> analysis = new TreeMap<>();

  /** Options of the weighting, in force. */
  final Map<String, String> weighting = new TreeMap<>();

  /** The largest size of the dictionary. */
  DictionaryLimits limits;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    Options given = Options.of(terms.read(problems));
    if (problems.isAccepted("--tokenizer")) {
      problems.check(() -> read(given));
    }
    return Preflight.ready(
        problems, () -> List.of(read.settings()), this::check, () -> new TfIdfRun(this));
  }

  private void read(Options given) {
    var unused = Analyzer.of(given);
    analysis.putAll(given.used());
    var unusedToo = TermWeighting.of(given);
    weighting.putAll(given.used());
    weighting.keySet().removeAll(analysis.keySet());
    limits = DictionaryLimits.of(given);
    given.requireEmpty();
  }

  OutputCheck check() {
    return output.check(read.inputs());
  }
}
