package org.gleaner.jobs.score;

import java.util.List;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.keyphrase.DocumentLanguage;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.SegmenterOption;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.text.term.Tokenizers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The batch job: documents in, cleaned text and keyphrases out. */
public final class ScoreCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();
  @Mixin final OutputOptions output = new OutputOptions();

  @Option(names = "--cleaner")
  String cleaner;

  @OneOf(catalogue = Scorers.class)
  @Option(names = "--keyphrases")
  String keyphrases;

  @Between({0, 1000})
  @Option(names = "--top")
  int top;

  @Option(names = "--set")
  List<String> set = List.of();

  @Mixin final SegmenterOption segmenter = new SegmenterOption();

  @Option(names = "--language")
  String language;

  @OneOf(words = "auto", catalogue = Tokenizers.class, field = "FACTORIES")
  @Option(names = "--tokenizer")
  String tokenizer;

  @Between({1, Integer.MAX_VALUE})
  @Option(names = "--keyphrase-chars")
  int keyphraseChars;

  @Between({0, 100_000})
  @Option(names = "--partitions")
  int partitions;

  @Mixin final FollowOptions follow = new FollowOptions();

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    KeyphraseMethod method = method(problems);
    if (follow.isAsked()) {
      follow.check(problems, read, output, method);
      if (problems.isSound()) {
        problems.check(() -> follow.requireFolders(read.inputs().get(0), output));
      }
      return problems.isSound() ? new FollowRun(this, method, model()) : Run.REFUSED;
    }
    follow.refuse(problems);
    return Preflight.ready(
        problems, () -> List.of(read.settings()), this::check, () -> run(problems, model()));
  }

  /** The run over all of the input, with a model or null to keep every segment. */
  public ScoreRun run(Problems problems, ModelFolder model) {
    return run(method(problems), model, read.settings(), check());
  }

  /** The run over some input, into some output. */
  ScoreRun run(
      KeyphraseMethod method, ModelFolder model, ReadSettings documents, OutputCheck check) {
    return new ScoreRun(this, method, model, documents, check);
  }

  /** The folder of the notes about what {@code --follow} has done. */
  public String checkpoint() {
    return follow.checkpoint(output);
  }

  private KeyphraseMethod method(Problems problems) {
    language = DocumentLanguage.option(problems, language);
    return KeyphraseMethod.read(problems, "--keyphrases", keyphrases, set, tokenizer);
  }

  private OutputCheck check() {
    return output.check(read.inputs());
  }

  private ModelFolder model() {
    return cleaner == null ? null : ModelFolder.open(ModelVersions.inUse(cleaner));
  }
}
