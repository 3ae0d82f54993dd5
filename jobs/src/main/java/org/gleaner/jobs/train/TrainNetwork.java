package org.gleaner.jobs.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.CleaningInput;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.TrainingLines;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.task.LabelledText;

/**
 * The run of {@code train} with a network of any task.
 *
 * @param <I> what the network reads
 */
public final class TrainNetwork<I> implements Job.Run {
  private final TrainCommand settings;
  private final Kind<I> kind;

  /** The parts of a run that depend on the kind of items that a task reads. */
  private record Kind<I>(String items, String needs, Reader<I> reader, Page<I> page) {}

  /** Reads items. */
  private interface Reader<I> {
    JavaRDD<LabelledLine<I>> read(JobContext context, ReadSettings read, TrainCommand settings);
  }

  /** Makes the page about a training. */
  private interface Page<I> {
    TrainingPage of(
        JobContext context,
        TrainCommand settings,
        NetworkTraining.Result result,
        JavaRDD<I> development);
  }

  private TrainNetwork(TrainCommand settings, Kind<I> kind) {
    this.settings = settings;
    this.kind = kind;
  }

  /** The run for what the task reads. */
  static Job.Run of(TrainCommand settings) {
    return switch (settings.reads()) {
      case DOCUMENT -> ofDocuments(settings);
      case TEXT -> ofTexts(settings);
    };
  }

  /** The run of a task that reads documents in segments. */
  public static TrainNetwork<LabelledDocument> ofDocuments(TrainCommand settings) {
    return new TrainNetwork<>(
        settings,
        new Kind<>(
            "documents",
            "html and text, leaves, or segments and labels",
            (context, read, asked) -> CleaningInput.read(context.spark(), read, asked.segmenter()),
            CleaningTrainingPage::new));
  }

  private static TrainNetwork<LabelledText> ofTexts(TrainCommand settings) {
    return new TrainNetwork<>(
        settings,
        new Kind<>(
            "texts",
            "text and label",
            (context, read, asked) ->
                LabelledTextInput.read(context.spark(), read, asked.definition()),
            (context, asked, result, development) -> new TextTrainingPage(asked.model(), result)));
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder).summary());
  }

  /** The result of a run. */
  public record Trained(Summary summary, NetworkTraining.Result result) {}

  /** Trains and writes everything into a folder. */
  public Trained write(JobContext context, OutputFolder output) {
    ReadSettings dev = settings.dev();
    try (TrainingLines<I> lines =
        new TrainingLines<>(
            kind.reader.read(context, settings.read(), settings),
            dev == null ? null : kind.reader.read(context, dev, settings))) {
      return write(context, output, lines);
    }
  }

  private Trained write(JobContext context, OutputFolder output, TrainingLines<I> lines) {
    JavaRDD<I> training = lines.training();
    JavaRDD<I> development = lines.development();
    long aside = lines.quarantine(context, output);
    long rows = training.count();
    long judged = development.count();
    if (rows == 0) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot train on 0 " + kind.items + ". A line needs " + kind.needs);
    }
    context.say(
        String.format(
            Locale.ROOT, "Training on %,d %s, choosing by %,d", rows, kind.items, judged));
    NetworkTraining.Result result = train(context, training, development, rows);
    SavedModel.write(output, result.saved());
    TrainingPage page = kind.page.of(context, settings, result, development);
    Map<String, Object> metrics = page.metrics(rows, judged);
    Summary summary = new Summary("train", rows + judged, aside, context.seconds(), metrics);
    output.write("report.html", page.build(summary).html());
    return new Trained(summary, result);
  }

  private NetworkTraining.Result train(
      JobContext context, JavaRDD<I> training, JavaRDD<I> development, long rows) {
    Map<String, String> provenance =
        Provenance.ofTraining(settings.trainer(), settings.read(), rows);
    provenance.put("words", settings.words().toString());
    TrainingProgress progress = new TrainingProgress(context, settings.trainer().epochs());
    return new NetworkTraining<I>(settings.definition(), settings.trainer(), settings.words())
        .from(settings.start())
        .train(
            training,
            development,
            List.of(),
            provenance,
            progress::show,
            settings.checkpoint().open(context));
  }
}
