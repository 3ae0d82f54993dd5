package org.gleaner.jobs.cluster;

import java.util.List;
import java.util.Map;
import org.gleaner.io.InputFiles;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.search.TermOptions;
import org.gleaner.stage.TfIdfVectorizer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** K-means over document vectors. */
public final class ClusterCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();

  @Option(names = "--vectors")
  String vectors;

  @Option(names = "--vectors-column")
  String column;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--clusters")
  private String clusters;

  @OneOf(words = {"cosine", "euclidean"})
  @Option(names = "--distance")
  String distance;

  @Between({1, 100_000})
  @Option(names = "--iterations")
  int iterations;

  @Between({1, 1_000})
  @Option(names = "--starts")
  int starts;

  @Between({0, Integer.MAX_VALUE - 1_000})
  @Option(names = "--seed")
  int seed;

  @Mixin private final TermOptions termOptions = new TermOptions();

  /** Fewest clusters to try. */
  int least;

  /** Most clusters to try. */
  int most;

  /** Options of the features. */
  Map<String, String> terms = Map.of();

  @Override
  public Run prepare(Problems problems) {
    if (vectors == null) {
      read.requireInput(problems);
    } else if (problems.isGiven("--input")) {
      problems.reject("Cannot use --input and --vectors together: give one of them");
    } else {
      problems.refuse("--columns", "--whole-files", "--format", "--max-line-bytes");
    }
    terms = termOptions.read(problems);
    if (problems.isAccepted("--tokenizer")) {
      var unused = problems.tried(() -> TfIdfVectorizer.of(terms));
    }
    readClusters(problems);
    return Preflight.ready(problems, this::documents, this::check, this::run);
  }

  /** One number, or two with a hyphen between them. */
  private void readClusters(Problems problems) {
    String text = clusters == null ? "" : clusters;
    if (!text.matches("\\d{1,6}(-\\d{1,6})?")) {
      problems.reject("--clusters", text, "a number, or 2-10");
      return;
    }
    int hyphen = text.indexOf('-');
    least = Integer.parseInt(hyphen < 0 ? text : text.substring(0, hyphen));
    most = Integer.parseInt(text.substring(hyphen + 1));
    if (least < 2 || most < least) {
      problems.reject("--clusters", text, "from 2, the smaller first");
    }
  }

  private Run run() {
    if (vectors != null) {
      var unused = InputFiles.list(Preflight.configuration(), List.of(vectors));
    }
    return new ClusterRun(this);
  }

  /** The documents to read: one input, or none if vectors are given. */
  List<ReadSettings> documents() {
    return vectors == null ? List.of(read.settings()) : List.of();
  }

  /** Where the documents or the vectors are. */
  List<String> sources() {
    return vectors == null ? read.inputs() : List.of(vectors);
  }

  OutputCheck check() {
    return output.check(sources());
  }
}
