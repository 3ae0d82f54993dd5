package org.gleaner.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.GleanerException;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.ClassicalFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.stage.classical.ClassicalModel;

/** The run of {@code evaluate --task classify} with a classical classifier. */
public final class EvaluateClassical implements Job.Run {
  private final EvaluateCommand settings;
  private final ClassicalModel model;

  private EvaluateClassical(EvaluateCommand settings, ClassicalModel model) {
    this.settings = settings;
    this.model = model;
  }

  /**
   * The run over some input.
   *
   * @throws GleanerException {@code INVALID_MODEL} if the model cannot be read
   */
  static EvaluateClassical of(EvaluateCommand settings, String model) {
    return new EvaluateClassical(settings, ClassicalFolder.read(model));
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    Dataset<Row> lines =
        ClassifierInput.lines(context.spark(), settings.read(), context.parallelism());
    ClassifierFigures figures =
        ClassifierFigures.of(model.pipeline().transform(ClassifierInput.texts(lines)));
    figures.tell(context);
    long aside = QuarantinedLines.tell(context, lines, folder);
    Judged.requireSome(figures.rows(), aside);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", model.config().method());
    metrics.putAll(figures.figures());
    Summary summary = new Summary("evaluate", figures.rows(), aside, context.seconds(), metrics);
    if (folder != null) {
      String subtitle = String.join(", ", settings.read().inputs());
      folder.write(
          "report.html", ClassifierReport.of(summary, model.config(), figures, subtitle).html());
    }
    return summary;
  }
}
