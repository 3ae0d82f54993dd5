package org.gleaner.jobs.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.io.OutputFolder;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.ClassifierConfig;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Summary;

/** The run of {@code evaluate --task classify} with a classical classifier. */
public final class EvaluateClassical implements Job.Run {
  private final EvaluateCommand settings;
  private final String model;
  private final ClassifierConfig config;

  private EvaluateClassical(EvaluateCommand settings, String model, ClassifierConfig config) {
    this.settings = settings;
    this.model = model;
    this.config = config;
  }

  /** Whether the folder holds a classical classifier. */
  static boolean takes(String folder) {
    try {
      return ClassifierConfig.isOne(config(folder));
    } catch (IOException e) {
      return false;
    }
  }

  private static String config(String folder) throws IOException {
    Path path = FilePaths.child(folder, ClassifierConfig.FILE);
    FileSystem system = FilePaths.system(path, Preflight.configuration());
    try (InputStream in = system.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The run over some input.
   *
   * @throws GleanerException {@code INVALID_MODEL} if the model cannot be read
   */
  static EvaluateClassical of(EvaluateCommand settings, String model) {
    try {
      return new EvaluateClassical(settings, model, ClassifierConfig.read(config(model)));
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: " + model + ". Give a folder of train", e);
    }
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    Dataset<Row> lines =
        ClassifierInput.lines(context.spark(), settings.read(), context.parallelism());
    PipelineModel pipeline =
        PipelineModel.load(FilePaths.child(model, ClassifierConfig.PIPELINE).toString());
    ClassifierFigures figures =
        ClassifierFigures.of(pipeline.transform(ClassifierInput.texts(lines)));
    figures.tell(context);
    long aside = QuarantinedLines.tell(context, lines, folder);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", config.method());
    metrics.putAll(figures.figures());
    Summary summary = new Summary("evaluate", figures.rows(), aside, context.seconds(), metrics);
    if (folder != null) {
      String subtitle = String.join(", ", settings.read().inputs());
      folder.write("report.html", ClassifierReport.of(summary, config, figures, subtitle).html());
    }
    return summary;
  }
}
