package org.gleaner.jobs.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.evaluate.EvaluateCommand;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.SegmenterOption;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.task.Tasks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a model as the version in use, if it is better than the last one. */
public final class PromoteCommand implements Job {
  /** Options that are those of evaluate. */
  private static final List<String> SHARED =
      List.of("--task", "--input", "--columns", "--format", "--max-line-bytes", "--segmenter");

  @Mixin private final ReadOptions read = new ReadOptions();

  @OneOf(catalogue = Tasks.class)
  @Option(names = "--task", required = true)
  String task;

  @Option(names = "--candidate", required = true)
  private String candidate;

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--metric", required = true)
  private String metric;

  @Mixin final SegmenterOption segmenter = new SegmenterOption();

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    if (!problems.isSound()) {
      return Run.REFUSED;
    }
    ModelVersions versions = ModelVersions.of(model);
    Run inUse = versions.isThere() ? evaluation(problems, versions.location()) : null;
    Run offered = evaluation(problems, candidate);
    return context -> run(context, offered, inUse, versions);
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

  private Summary run(JobContext context, Run offered, Run inUse, ModelVersions versions) {
    Summary evaluated = offered.run(context);
    Double candidateFigure = figure(evaluated);
    if (candidateFigure == null) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot promote model: " + candidate + ". Its " + metric + " is not a number");
    }
    Double figureInUse = inUse == null ? null : figure(inUse.run(context));
    boolean better = figureInUse == null || candidateFigure > figureInUse;
    String version = better ? versions.next() : versions.location();
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("promoted", better);
    metrics.put("metric", metric);
    metrics.put("candidate", candidateFigure);
    metrics.put("in_use", figureInUse);
    metrics.put("version", version);
    Summary summary =
        new Summary(
            "promote", evaluated.rows(), evaluated.quarantined(), context.seconds(), metrics);
    if (better) {
      write(context, version, summary);
    }
    context.say((better ? "Promoted to: " : "Not better, still in use: ") + version);
    return summary;
  }

  private void write(JobContext context, String version, Summary summary) {
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    OutputCheck check = new OutputCheck(version, List.of(candidate), false);
    try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
      output.folder().copy(FilePaths.of(candidate));
      output.commit(summary.json());
    }
  }

  /** The figure; null if it is not a number. */
  private Double figure(Summary evaluated) {
    if (evaluated.metrics().get(metric) instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }
    throw new GleanerException(
        ErrorCode.MISSING_FIELD,
        "Cannot compare models by --metric: "
            + metric
            + ". Accepted: a number of "
            + String.join(", ", new TreeSet<>(evaluated.metrics().keySet())));
  }
}
