package org.gleaner.jobs.publish;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.jobs.evaluate.EvaluateCommand;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.SegmenterOption;
import org.gleaner.network.task.Tasks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a model into use, if it is better than the one that is. */
public final class PromoteCommand implements Job {
  /** Options that are those of evaluate. */
  private static final List<String> SHARED =
      List.of("--task", "--input", "--columns", "--format", "--max-line-bytes", "--segmenter");

  @Mixin private final ReadOptions read = new ReadOptions();

  @OneOf(catalogue = Tasks.class)
  @Option(names = "--task", required = true)
  private String task;

  @Option(names = "--candidate", required = true)
  private String candidate;

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--metric", required = true)
  private String metric;

  @Mixin private final SegmenterOption segmenter = new SegmenterOption();

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    if (!problems.isSound()) {
      return Run.REFUSED;
    }
    ModelVersions versions = ModelVersions.of(model);
    Run inUse = versions.isThere() ? evaluation(problems, versions.location()) : null;
    return new PromoteRun(evaluation(problems, candidate), inUse, candidate, metric, versions);
  }

  private static Run evaluation(Problems problems, String model) {
    List<String> arguments = new ArrayList<>(List.of("--model=" + model));
    for (String option : SHARED) {
      for (String value : problems.given(option)) {
        arguments.add(option + "=" + value);
      }
    }
    if (problems.isGiven("--whole-files")) {
      arguments.add("--whole-files");
    }
    EvaluateCommand evaluate = new EvaluateCommand();
    Problems found = JobCommand.read("evaluate", evaluate, problems.defaults(), arguments);
    Run run = evaluate.prepare(found);
    found.requireNone();
    return run;
  }
}
