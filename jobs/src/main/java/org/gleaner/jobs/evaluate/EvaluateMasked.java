package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.Batches;
import org.gleaner.Options;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.PretrainingTexts;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.Predictor;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.Tasks;

/**
 * The run of {@code evaluate --task masked} and {@code replaced}: documents become passages as in
 * pre-training, whose masked or replaced tokens are judged where they are read, since an output may
 * have a number for each of them and each piece of the vocabulary. Counts are added up in input
 * order.
 */
final class EvaluateMasked implements Job.Run {
  /** The tasks that are judged so. */
  static final Set<String> TASKS = Set.of("masked", "replaced");

  private static final String RATE = "mask-rate";
  private static final String SEED = "mask-seed";

  /** The share of tokens that are replaced if none is given: a network of that task has zero. */
  private static final Map<String, String> REPLACING = Map.of(RATE, "0.15");

  /** Options of the task that may differ from those of training. */
  private static final TreeSet<String> OPTIONS =
      new TreeSet<>(List.of(RATE, SEED, "mask-units", "phrase-language"));

  private final EvaluateCommand settings;
  private final ModelFolder model;
  private final TreeMap<String, String> asked;
  private final SavedNetwork saved;

  private EvaluateMasked(
      EvaluateCommand settings, ModelFolder model, Map<String, String> asked, SavedNetwork saved) {
    this.settings = settings;
    this.model = model;
    this.asked = new TreeMap<>(asked);
    this.saved = saved;
  }

  /** Checks options that are given. */
  static void check(Problems problems, String task, Map<String, String> asked) {
    for (String key : asked.keySet()) {
      if (!OPTIONS.contains(key)) {
        problems.reject("--set", key, String.join(", ", OPTIONS));
      }
    }
    Map<String, String> known = new TreeMap<>(asked);
    known.keySet().retainAll(OPTIONS);
    Options own = Options.of(known);
    problems.check(
        () -> {
          var unused = Tasks.CATALOGUE.named(task).make(own);
          own.requireEmpty();
        });
  }

  /**
   * The run over some input.
   *
   * @param asked options of the task in place of the model's
   * @throws org.gleaner.GleanerException {@code INVALID_MODEL} if the model is of another task
   */
  static EvaluateMasked of(
      EvaluateCommand settings, String task, ModelFolder model, Map<String, String> asked) {
    Map<String, String> options = new TreeMap<>(task.equals("replaced") ? REPLACING : Map.of());
    options.putAll(asked);
    SavedNetwork saved = with(EvaluateText.opened(model, task), options);
    return new EvaluateMasked(settings, model, options, saved);
  }

  private static SavedNetwork with(SavedNetwork saved, Map<String, String> options) {
    NetworkDefinition definition = saved.definition();
    for (Map.Entry<String, String> option : options.entrySet()) {
      definition = definition.with(option.getKey(), option.getValue());
    }
    return saved.with(definition);
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    LongAccumulator done = context.counter("judged");
    JavaRDD<Judged<Evaluation>> judged =
        judged(context, done).persist(StorageLevel.MEMORY_AND_DISK());
    context.step("Judging", context.done(done), () -> 0, judged::count);
    Evaluation all = saved.definition().<LabelledText>newTask().evaluation(saved.coder());
    long rows = Judged.inOrder(judged, all::merge);
    long aside = Judged.quarantine(context, judged, folder);
    TextFigures.tell(context, all);
    Judged.requireSome(all.quality() == 0 ? 0 : rows, aside);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), all.figures());
    if (folder != null) {
      folder.write(
          "report.html", EvaluateText.report(settings.read(), model, saved, summary, all).html());
    }
    return summary;
  }

  private JavaRDD<Judged<Evaluation>> judged(JobContext context, LongAccumulator done) {
    ModelFiles files = model.files();
    TreeMap<String, String> options = asked;
    String name = files.fingerprint() + " " + options;
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(files);
    JavaRDD<LabelledLine<String>> lines =
        LabelledTextInput.documents(context.spark(), settings.read());
    PretrainingTexts texts =
        PretrainingTexts.of(
            saved.definition(),
            saved.lexicon(),
            lines.map(LabelledLine::value).filter(document -> document != null),
            Long.parseLong(saved.definition().options().get(SEED)));
    return lines.mapPartitions(
        rows -> {
          Predictor<LabelledText> predictor =
              Predictor.sharedOfTexts(name, key -> with(shared.value().open(), options));
          return new Batches<>(
              rows,
              predictor.together(),
              batch -> {
                done.add(batch.size());
                return judge(batch, texts, predictor);
              });
        });
  }

  /** The evaluation of each document. */
  private static List<Judged<Evaluation>> judge(
      List<LabelledLine<String>> lines, PretrainingTexts texts, Predictor<LabelledText> predictor) {
    List<Judged<Evaluation>> judged = new ArrayList<>(lines.size());
    Outcome<List<Evaluation>> together = Outcome.of("", () -> all(lines, texts, predictor));
    for (int i = 0; i < lines.size(); i++) {
      LabelledLine<String> line = lines.get(i);
      if (line.value() == null) {
        judged.add(Judged.aside(line.aside()));
      } else if (together.isDone()) {
        judged.add(Judged.of(together.value().get(i)));
      } else {
        judged.add(
            Judged.of(
                line, Outcome.of(line.value(), () -> all(List.of(line), texts, predictor).get(0))));
      }
    }
    return judged;
  }

  /** The evaluations of documents whose passages are read together, a few at a time. */
  private static List<Evaluation> all(
      List<LabelledLine<String>> lines, PretrainingTexts texts, Predictor<LabelledText> predictor) {
    List<Evaluation> evaluations = new ArrayList<>(lines.size());
    List<LabelledText> read = new ArrayList<>();
    List<Evaluation> whose = new ArrayList<>();
    for (LabelledLine<String> line : lines) {
      Evaluation own = predictor.evaluation();
      evaluations.add(own);
      for (LabelledText text :
          line.value() == null ? List.<LabelledText>of() : texts.of(line.value())) {
        read.add(text);
        whose.add(own);
      }
    }
    for (int from = 0; from < read.size(); from += predictor.together()) {
      int to = Math.min(read.size(), from + predictor.together());
      List<float[]> outputs = predictor.outputs(read.subList(from, to));
      for (int i = from; i < to; i++) {
        float[] output = outputs.get(i - from);
        whose.get(i).add(output, predictor.target(read.get(i), output));
      }
    }
    return evaluations;
  }
}
