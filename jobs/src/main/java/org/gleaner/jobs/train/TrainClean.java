package org.gleaner.jobs.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.input.CleaningInput;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.TrainingLines;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.CleanerTraining;

/** The run of {@code train --task clean}. */
public final class TrainClean implements Job.Run {
  private final TrainCommand settings;

  public TrainClean(TrainCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder).summary());
  }

  /** What training gives. */
  public record Trained(Summary summary, CleanerTraining.Result result) {}

  /** Trains and writes everything into a folder. */
  public Trained write(JobContext context, OutputFolder output) {
    ReadSettings dev = settings.dev();
    try (TrainingLines<LabelledDocument> lines =
        new TrainingLines<>(
            lines(context, settings.read()), dev == null ? null : lines(context, dev))) {
      return write(context, output, lines);
    }
  }

  private Trained write(
      JobContext context, OutputFolder output, TrainingLines<LabelledDocument> lines) {
    JavaRDD<LabelledDocument> training = lines.training();
    List<LabelledDocument> dev = lines.development();
    long aside = lines.setAside(context, output);
    long rows = training.count();
    requireDocuments(rows);
    context.say(
        String.format(Locale.ROOT, "Training on %,d documents, choosing by %,d", rows, dev.size()));
    CleanerTraining.Result result = train(context, training, dev, rows);
    SavedModel.write(output, result.saved());
    TrainCleanReport report = new TrainCleanReport(settings, result, dev);
    Map<String, Object> metrics = report.metrics(rows, dev.size());
    Summary summary = new Summary("train", rows + dev.size(), aside, context.seconds(), metrics);
    output.write("report.html", report.build(summary).html());
    return new Trained(summary, result);
  }

  private static void requireDocuments(long rows) {
    if (rows == 0) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot train on 0 documents. A line needs html and text, leaves, or segments and labels");
    }
  }

  private JavaRDD<LabelledLine<LabelledDocument>> lines(JobContext context, ReadSettings read) {
    return CleaningInput.read(context.spark(), read, settings.segmenter());
  }

  private CleanerTraining.Result train(
      JobContext context,
      JavaRDD<LabelledDocument> training,
      List<LabelledDocument> dev,
      long rows) {
    Map<String, String> provenance =
        Provenance.ofTraining(settings.trainer(), settings.read(), rows, hash(training));
    TrainingProgress progress = new TrainingProgress(context, settings.trainer().epochs());
    CleanerTraining task =
        new CleanerTraining(settings.definition(), settings.trainer(), settings.vocabularySize());
    return task.train(
        training, dev, provenance, progress::show, settings.checkpoint().open(context));
  }

  /** Of the documents in any order. */
  private static long hash(JavaRDD<LabelledDocument> documents) {
    return documents.map(TrainClean::hash).reduce(Long::sum);
  }

  private static long hash(LabelledDocument document) {
    long hash = 1;
    for (int i = 0; i < document.segments().size(); i++) {
      int label = document.remove().get(i) ? 1 : 2;
      hash = 31 * (31 * hash + document.segments().get(i).text().hashCode()) + label;
    }
    return hash * 0x9E3779B97F4A7C15L;
  }
}
