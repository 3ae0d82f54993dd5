package org.gleaner.jobs.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.CommittedOutput;
import org.gleaner.io.OutputCheck;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Summary;

/**
 * The run of {@code promote}.
 *
 * @param offered the evaluation of the candidate
 * @param inUse the evaluation of the model in use; null if there is none
 * @param candidate folder of the candidate
 * @param metric the figure to compare; more is better
 * @param versions the model in use
 */
record PromoteRun(
    Job.Run offered, Job.Run inUse, String candidate, String metric, ModelVersions versions)
    implements Job.Run {

  @Override
  public Summary run(JobContext context) {
    Summary evaluated = offered.run(context);
    double candidateFigure = figure(evaluated);
    Double figureInUse = inUse == null ? null : Double.valueOf(figure(inUse.run(context)));
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
      output.folder().copy(new Path(candidate));
      output.commit(summary.json());
    }
  }

  private double figure(Summary evaluated) {
    if (evaluated.metrics().get(metric) instanceof Number number
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new GleanerException(
        ErrorCode.MISSING_FIELD,
        "Cannot compare models by --metric: "
            + metric
            + ". Accepted: a number of "
            + String.join(", ", new TreeSet<>(evaluated.metrics().keySet())));
  }
}
