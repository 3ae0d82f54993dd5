package org.gleaner.jobs.subword;

import java.util.List;
import org.gleaner.io.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a vocabulary of pieces of words. */
public final class SubwordsCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @OneOf(words = {"wordpiece", "byte-level-bpe"})
  @Option(names = "--kind")
  private String kind;

  @Between({1, 10_000_000})
  @Option(names = "--vocabulary-size")
  private int vocabularySize;

  @Between({1, Integer.MAX_VALUE})
  @Option(names = "--min-frequency")
  private int minFrequency;

  @Between({1, 50_000_000})
  @Option(names = "--max-words")
  int maxWords;

  @Option(names = "--keep-case")
  boolean keepCase;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    return Preflight.ready(
        problems, () -> List.of(read.settings()), this::check, () -> new SubwordsRun(this));
  }

  OutputCheck check() {
    return output.check(read.inputs());
  }

  SubwordKind kind() {
    return kind.equals(SubwordKind.WORDPIECE.label())
        ? SubwordKind.WORDPIECE
        : SubwordKind.BYTE_LEVEL_BPE;
  }

  MergeLearner.Limits limits() {
    return new MergeLearner.Limits(vocabularySize, minFrequency);
  }
}
