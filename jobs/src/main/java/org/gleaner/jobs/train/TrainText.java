package org.gleaner.jobs.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.TrainingLines;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.TextTraining;
import org.gleaner.network.task.LabelledText;

/** The run of {@code train} with a task about whole texts. */
final class TrainText implements Job.Run {
  private final TrainCommand settings;

  TrainText(TrainCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder output) {
    ReadSettings dev = settings.dev();
    try (TrainingLines<LabelledText> lines =
        new TrainingLines<>(
            lines(context, settings.read()), dev == null ? null : lines(context, dev))) {
      return write(context, output, lines);
    }
  }

  private Summary write(
      JobContext context, OutputFolder output, TrainingLines<LabelledText> lines) {
    JavaRDD<LabelledText> training = lines.training();
    List<LabelledText> dev = lines.development();
    long aside = lines.setAside(context, output);
    long rows = training.count();
    requireTexts(rows);
    context.say(
        String.format(Locale.ROOT, "Training on %,d texts, choosing by %,d", rows, dev.size()));
    TextTraining.Result result = train(context, training, dev, rows);
    SavedModel.write(output, result.saved());
    TrainTextReport report = new TrainTextReport(settings, result, dev);
    Map<String, Object> metrics = report.metrics(rows, dev.size());
    Summary summary = new Summary("train", rows + dev.size(), aside, context.seconds(), metrics);
    output.write("report.html", report.build(summary).html());
    return summary;
  }

  private static void requireTexts(long rows) {
    if (rows == 0) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD, "Cannot train on 0 texts. A line needs text and label");
    }
  }

  private JavaRDD<LabelledLine<LabelledText>> lines(JobContext context, ReadSettings read) {
    return LabelledTextInput.read(context.spark(), read, settings.definition());
  }

  private TextTraining.Result train(
      JobContext context, JavaRDD<LabelledText> training, List<LabelledText> dev, long rows) {
    Map<String, String> provenance =
        Provenance.ofTraining(settings.trainer(), settings.read(), rows, hash(training));
    provenance.put("words", settings.words().toString());
    TrainingProgress progress = new TrainingProgress(context, settings.trainer().epochs());
    return new TextTraining(settings.definition(), settings.trainer(), settings.words())
        .train(
            training,
            dev,
            List.of(),
            provenance,
            progress::show,
            settings.checkpoint().open(context));
  }

  /** Of the texts in any order. */
  private static long hash(JavaRDD<LabelledText> texts) {
    return texts
        .map(
            text ->
                (31L * text.texts().hashCode() + text.labels().hashCode()) * 0x9E3779B97F4A7C15L)
        .reduce(Long::sum);
  }
}
