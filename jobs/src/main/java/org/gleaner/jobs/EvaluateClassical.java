package org.gleaner.jobs;

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
import org.gleaner.io.Corpus;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.Quarantine;
import org.gleaner.io.ReadSettings;

/** The run of {@code evaluate --task classify} with a classical classifier. */
final class EvaluateClassical implements Job.Run {
  /** The column of the label that was predicted. */
  static final String PREDICTED = "predicted";

  private final ReadSettings read;
  private final String model;
  private final ClassifierConfig config;
  private final OutputCheck check;

  private EvaluateClassical(
      ReadSettings read, String model, ClassifierConfig config, OutputCheck check) {
    this.read = read;
    this.model = model;
    this.config = config;
    this.check = check;
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
    Path path = new Path(folder, ClassifierConfig.FILE);
    FileSystem system = path.getFileSystem(Preflight.configuration());
    try (InputStream in = system.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Job.Run prepare(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    String model = settings.required("model");
    String output = settings.text("output");
    boolean overwrite = settings.flag("overwrite");
    if (!settings.isSound()) {
      return null;
    }
    OutputCheck check = output == null ? null : new OutputCheck(output, read.inputs(), overwrite);
    Preflight.inputs(settings, read);
    if (check != null) {
      Preflight.output(settings, check);
    }
    try {
      return new EvaluateClassical(read, model, ClassifierConfig.read(config(model)), check);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: " + model + ". Give a folder of train", e);
    }
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, check, folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    Dataset<Row> lines = ClassifierInput.lines(context.spark(), read, context.parallelism());
    PipelineModel pipeline =
        PipelineModel.load(new Path(model, ClassifierConfig.PIPELINE).toString());
    ClassifierFigures figures =
        ClassifierFigures.of(pipeline.transform(ClassifierInput.texts(lines)));
    figures.tell(context);
    Dataset<Row> quarantine = Corpus.quarantine(lines);
    long aside = SetAside.tell(context, Quarantine.counts(quarantine));
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", config.method());
    metrics.putAll(figures.figures());
    Summary summary = new Summary("evaluate", figures.rows(), aside, context.seconds(), metrics);
    if (folder != null) {
      Quarantine.write(quarantine, folder.path(SetAside.FOLDER));
      String subtitle = String.join(", ", read.inputs());
      folder.write("report.html", ClassifierReport.of(summary, config, figures, subtitle).html());
    }
    return summary;
  }
}
