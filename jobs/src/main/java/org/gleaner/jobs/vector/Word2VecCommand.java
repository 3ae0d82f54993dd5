package org.gleaner.jobs.vector;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Passed;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.file.VectorFormats;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains word vectors, and judges them. */
public final class Word2VecCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();

  @Option(names = "--model", required = true)
  String model;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @OneOf(catalogue = Tokenizers.class, field = "FACTORIES")
  @Option(names = "--tokenizer")
  private String tokenizerName;

  @Option(names = "--keep-case")
  boolean keepCase;

  @Passed
  @Option(names = "--method")
  String method;

  @Passed
  @Option(names = "--dimensions")
  String dimensions;

  @Passed
  @Option(names = "--window")
  String window;

  @Passed
  @Option(names = "--epochs")
  String epochs;

  @Passed
  @Option(names = "--min-count")
  String minCount;

  @Passed
  @Option(names = "--learning-rate")
  String learningRate;

  @Passed
  @Option(names = "--workers")
  String workers;

  @Passed
  @Option(names = "--seed")
  String seed;

  @Option(names = "--evaluate-similarity")
  private List<String> similarities = List.of();

  @Option(names = "--evaluate-analogies")
  private List<String> analogies = List.of();

  @Mixin private final VectorFile.Format format = new VectorFile.Format();

  @OneOf(catalogue = VectorFormats.class)
  @Option(names = "--export")
  List<String> export = List.of();

  @Option(names = "--set")
  private List<String> set = List.of();

  /** How the vectors are trained. */
  WordVectorSettings training;

  /** What cuts text into words. */
  NamedTokenizer tokenizer;

  @Override
  public Run prepare(Problems problems) {
    Map<String, String> given = problems.passed(set);
    Options options = Options.of(given);
    training = WordVectorSettings.of(options);
    given.keySet().removeAll(options.used().keySet());
    tokenizer = new NamedTokenizer(tokenizerName, given);
    if (problems.isAccepted("--tokenizer")) {
      problems.check(
          () -> requireNonNull(Tokenizers.FACTORIES.named(tokenizerName).apply(options)));
    }
    problems.check(options::requireEmpty);
    boolean trains = problems.isGiven("--input");
    if (!trains) {
      problems.refuse("--columns", "--whole-files", "--format", "--max-line-bytes");
    }
    if (!problems.isSound()) {
      return Run.REFUSED;
    }
    WordVectorJudge judge = WordVectorJudge.open(similarities, analogies);
    if (!trains) {
      VectorFile vectors = format.of(model);
      var table = vectors.read();
      return context -> Word2VecRun.judge(context, table, judge);
    }
    return Preflight.ready(
        problems, () -> List.of(read.settings()), this::check, () -> new Word2VecRun(this, judge));
  }

  /** What is learnt from. */
  String unit() {
    return training.usesPairs() ? "pairs" : "words";
  }

  OutputCheck check() {
    return new OutputCheck(model, read.inputs(), overwrite);
  }
}
