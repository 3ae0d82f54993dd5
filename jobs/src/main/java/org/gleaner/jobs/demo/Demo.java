package org.gleaner.jobs.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.gleaner.io.CommittedOutput;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.OutputFolder;
import org.gleaner.jobs.evaluate.CleanEvaluation;
import org.gleaner.jobs.evaluate.EvaluateClean;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.jobs.score.Score;
import org.gleaner.jobs.score.ScoreResult;
import org.gleaner.jobs.score.ScoreSettings;
import org.gleaner.jobs.train.TrainClean;
import org.gleaner.jobs.train.TrainCleanReport;
import org.gleaner.jobs.train.TrainCleanSettings;
import org.gleaner.jobs.train.TrainingPage;

/** The run of {@code demo}. */
final class Demo implements Job.Run {
  private static final int SHOWN = 10;

  private final Settings settings;
  private final String output;
  private final boolean overwrite;
  private final Map<String, List<String>> training;
  private final String method;

  private Demo(
      Settings settings,
      String output,
      boolean overwrite,
      String method,
      Map<String, List<String>> training) {
    this.settings = settings;
    this.output = output;
    this.overwrite = overwrite;
    this.method = method;
    this.training = training;
  }

  static Demo of(Settings settings) {
    boolean byDefault = !settings.isGiven("output");
    Map<String, List<String>> training = new LinkedHashMap<>();
    for (String key : List.of("epochs", "workers", "seed", "batch-size", "averaging-frequency")) {
      training.put(key, List.of(Integer.toString(settings.integer(key, 1, 1_000_000))));
    }
    boolean overwrite = settings.flag("overwrite") || byDefault;
    String method = settings.named("keyphrases", org.gleaner.keyphrase.Scorers.CATALOGUE);
    return new Demo(settings, settings.required("output"), overwrite, method, training);
  }

  OutputCheck check() {
    return new OutputCheck(output, List.of(), overwrite);
  }

  @Override
  public Summary run(JobContext context) {
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    try (CommittedOutput committed = CommittedOutput.begin(configuration, check())) {
      OutputFolder folder = committed.folder();
      String sample = Sample.copy(configuration, output + "-sample");
      TrainClean.Trained trained = train(context, sample, folder.folder("model"));
      ModelFolder model = ModelFolder.open(folder.path("model"));
      EvaluateClean.Evaluated evaluated = evaluate(context, sample, model);
      Score score = score(sample, model);
      ScoreResult result = score.write(context, folder, pieces(trained, evaluated));
      show(context, folder.path("documents"));
      EvaluateClean.tell(context, evaluated);
      Summary summary = summary(context, trained, evaluated, result);
      committed.commit(summary.json());
      context.say("\nLook at " + committed.target().replaceFirst("^file:/+", "/") + "/report.html");
      return summary;
    }
  }

  private TrainClean.Trained train(JobContext context, String sample, OutputFolder model) {
    Map<String, List<String>> options = new LinkedHashMap<>(training);
    options.put("input", List.of(sample + "/train.jsonl.gz"));
    options.put("dev", List.of(sample + "/dev.jsonl.gz"));
    options.put("model", List.of(output + "/model"));
    Settings asked = settings.of("train", options);
    TrainCleanSettings read = TrainCleanSettings.of(asked);
    asked.requireNoProblems();
    return new TrainClean(read).write(context, model);
  }

  private EvaluateClean.Evaluated evaluate(JobContext context, String sample, ModelFolder model) {
    Settings asked = settings.of("evaluate", Map.of("input", List.of(sample + "/score.jsonl.gz")));
    return new EvaluateClean(CommonOptions.read(asked), CommonOptions.segmenter(asked), null, model)
        .evaluate(context, null);
  }

  private Score score(String sample, ModelFolder model) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    options.put("input", List.of(sample + "/score.jsonl.gz", sample + "/wikipedia.jsonl.gz"));
    options.put("output", List.of(output));
    options.put("keyphrases", List.of(method));
    return new Score(ScoreSettings.of(settings.of("score", options)), model);
  }

  private static List<Fragment> pieces(
      TrainClean.Trained trained, EvaluateClean.Evaluated evaluated) {
    return List.of(
        Fragments.section(
            "Training of the cleaning network",
            TrainingPage.curve(trained.result().curve(), TrainCleanReport.SCORE),
            Fragments.note(
                "Parameter averaging on "
                    + trained.summary().metrics().get("training_documents")
                    + " pages; epoch "
                    + trained.result().bestEpoch()
                    + " was taken.")),
        Fragments.section(
            "Judged on pages of other hosts",
            Fragments.table(
                List.of("segments", "precision", "recall", "F1"),
                CleanEvaluation.table(evaluated.metrics())),
            Fragments.confusion(
                List.of("keep", "remove"), CleanEvaluation.confusion(evaluated.metrics()))));
  }

  private static void show(JobContext context, String documents) {
    context.say(String.format(Locale.ROOT, "%n%-18s %8s  %s", "document", "removed", "keyphrases"));
    for (Row row :
        context
            .spark()
            .read()
            .parquet(documents)
            .orderBy("source", "position")
            .selectExpr(
                "id",
                "aggregate(removed, 0, (n, r) -> n + 1) AS gone",
                "array_join(slice(keyphrases.phrase, 1, 4), ', ') AS best")
            .limit(SHOWN)
            .collectAsList()) {
      context.say(
          String.format(
              Locale.ROOT, "%-18s %8d  %s", row.getString(0), row.getInt(1), row.getString(2)));
    }
  }

  private static Summary summary(
      JobContext context,
      TrainClean.Trained trained,
      EvaluateClean.Evaluated evaluated,
      ScoreResult result) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("training_documents", trained.summary().metrics().get("training_documents"));
    metrics.put("epochs", trained.result().curve().size());
    for (String name : List.of("remove_f1", "keep_f1", "keep_word_f1", "page_word_f1", "auc")) {
      metrics.put(name, evaluated.summary().metrics().get(name));
    }
    metrics.put("removed_share", result.counts().removedShare());
    return new Summary(
        "demo", result.documents(), result.quarantined(), context.seconds(), metrics);
  }
}
