package org.gleaner.jobs.train;

import java.util.List;
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
import org.gleaner.jobs.input.TrainingLines;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.SentencePairs;
import org.gleaner.random.Permutation;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Passages;
import scala.Tuple2;

/** The run of {@code pretrain}: documents become passages, which a network learns. */
final class PretrainRun implements Job.Run {
  /** One in this many documents is set apart. */
  private static final int APART = 100;

  /** Documents from which random second texts are drawn, and the characters of each, at most. */
  private static final int OTHERS = 1000;

  private static final int OTHER_LENGTH = 3_000;

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
    Lexicon lexicon = settings.lexicon();
    Map<String, String> options = settings.definition().options();
    int tokens = Integer.parseInt(options.get("max-tokens"));
    JavaRDD<LabelledText> read;
    if (options.get("pair").equals("none")) {
      Passages passages = new Passages(lexicon, Math.max(1, tokens - lexicon.added(1)));
      read =
          documents
              .flatMap(document -> passages.of(document).iterator())
              .map(LabelledText::unlabelled);
    } else {
      List<String> others = options.get("pair").equals("next") ? others(documents) : null;
      SentencePairs pairs =
          new SentencePairs(
              lexicon,
              Math.max(2, tokens - lexicon.added(2)),
              settings.network().trainer().seed(),
              others);
      read = documents.flatMap(document -> pairs.of(document).iterator());
    }
    return read.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Some documents, the same however they are partitioned, from which second texts are drawn. */
  private List<String> others(JavaRDD<String> documents) {
    long seed = settings.network().trainer().seed();
    return documents
        .mapToPair(
            document ->
                new Tuple2<>(
                    Permutation.key(seed, document.hashCode()),
                    document.substring(0, Math.min(document.length(), OTHER_LENGTH))))
        .sortByKey()
        .values()
        .take(OTHERS);
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
            List.of(),
            provenance,
            progress::show,
            settings.checkpoint().open(context));
  }
}
