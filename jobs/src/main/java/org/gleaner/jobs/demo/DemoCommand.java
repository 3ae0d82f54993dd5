package org.gleaner.jobs.demo;

import java.util.List;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.keyphrase.Scorers;
import picocli.CommandLine.Option;

/** The main job on the sample that is shipped. */
public final class DemoCommand implements Job {
  @Option(names = "--output", required = true)
  String output;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @OneOf(catalogue = Scorers.class)
  @Option(names = "--keyphrases")
  private String keyphrases;

  @Between({1, 1_000_000})
  @Option(names = "--epochs")
  private int epochs;

  @Between({1, 1_000_000})
  @Option(names = "--batch-size")
  private int batchSize;

  @Between({1, 1_000_000})
  @Option(names = "--averaging-frequency")
  private int averagingFrequency;

  @Between({1, 1_000_000})
  @Option(names = "--workers")
  private int workers;

  @Between({1, 1_000_000})
  @Option(names = "--seed")
  private int seed;

  @Override
  public Run prepare(Problems problems) {
    boolean replaces = overwrite || !problems.isGiven("--output");
    OutputCheck check = new OutputCheck(output, List.of(), replaces);
    Defaults defaults = problems.defaults();
    return Preflight.ready(
        problems, List::of, () -> check, () -> new DemoRun(this, check, defaults));
  }

  /** The options of {@code train} that are this job's too. */
  List<String> training() {
    return List.of(
        "--epochs=" + epochs,
        "--batch-size=" + batchSize,
        "--averaging-frequency=" + averagingFrequency,
        "--workers=" + workers,
        "--seed=" + seed);
  }

  /** The option of {@code score} that is this job's too. */
  String method() {
    return "--keyphrases=" + keyphrases;
  }
}
