package org.gleaner.jobs.train;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.PretrainingTexts;
import org.gleaner.jobs.input.TrainingLines;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.task.LabelledText;

/** The run of {@code pretrain}: documents become passages, which a network learns. */
final class PretrainRun implements Job.Run {
  /** One in this many documents is set apart. */
  private static final int APART = 100;

  private final PretrainCommand settings;

  PretrainRun(PretrainCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder output) {
    try (TrainingLines<String> documents =
        new TrainingLines<>(
            documents(context, settings.read()),
            settings.dev() == null ? null : documents(context, settings.dev()),
            APART)) {
      return write(context, output, documents);
    }
  }

  private static JavaRDD<LabelledLine<String>> documents(JobContext context, ReadSettings read) {
    return LabelledTextInput.documents(context.spark(), read);
  }

  private Summary write(JobContext context, OutputFolder output, TrainingLines<String> documents) {
    long aside = documents.quarantine(context, output);
    JavaRDD<LabelledText> training = passages(documents.training());
    JavaRDD<LabelledText> development = passages(documents.development());
    long learnt = training.count();
    long judged = development.count();
    if (learnt == 0) {
      throw new GleanerException(
          ErrorCode.EMPTY_TEXT, "Cannot pre-train on 0 passages. Give documents with text");
    }
    context.say(
        String.format(Locale.ROOT, "Pre-training on %,d passages, judging by %,d", learnt, judged));
    NetworkTraining.Result result = train(context, training, development, learnt);
    training.unpersist();
    SavedModel.write(output, result.saved());
    TrainingPage page = new TextTrainingPage(settings.model(), result);
    Map<String, Object> metrics = page.metrics(learnt, judged);
    Summary summary = new Summary("pretrain", learnt + judged, aside, context.seconds(), metrics);
    output.write("report.html", page.build(summary).html());
    return summary;
  }

  /** What the network reads of documents, held by the executors. */
  private JavaRDD<LabelledText> passages(JavaRDD<String> documents) {
    PretrainingTexts texts =
        PretrainingTexts.of(
            settings.definition(),
            settings.lexicon(),
            documents,
            settings.network().trainer().seed());
    return documents
        .flatMap(document -> texts.of(document).iterator())
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private NetworkTraining.Result train(
      JobContext context,
      JavaRDD<LabelledText> training,
      JavaRDD<LabelledText> development,
      long passages) {
    NetworkOptions network = settings.network();
    Map<String, String> provenance =
        Provenance.ofTraining(network.trainer(), settings.read(), passages);
    provenance.put("objective", settings.objective());
    TrainingProgress progress = new TrainingProgress(context, network.trainer().epochs());
    return new NetworkTraining<LabelledText>(
            settings.definition(), network.trainer(), network.words())
        .from(network.start())
        .train(
            training,
            development,
            java.util.List.of(),
            provenance,
            progress::show,
            settings.checkpoint().open(context));
  }
}
