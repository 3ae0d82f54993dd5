package org.gleaner.jobs.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.evaluate.CleanEvaluation;
import org.gleaner.jobs.evaluate.EvaluateClean;
import org.gleaner.jobs.evaluate.EvaluateCommand;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import org.gleaner.jobs.score.ScoreCommand;
import org.gleaner.jobs.score.ScoreResult;
import org.gleaner.jobs.score.ScoreRun;
import org.gleaner.jobs.train.CleaningTrainingPage;
import org.gleaner.jobs.train.TrainCommand;
import org.gleaner.jobs.train.TrainNetwork;
import org.gleaner.jobs.train.TrainingPage;

/** The run of {@code demo}. */
final class DemoRun implements Job.Run {
  private static final int SHOWN = 10;

  private final DemoCommand settings;
  private final OutputCheck check;
  private final Defaults defaults;

  DemoRun(DemoCommand settings, OutputCheck check, Defaults defaults) {
    this.settings = settings;
    this.check = check;
    this.defaults = defaults;
  }

  @Override
  public Summary run(JobContext context) {
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    try (CommittedOutput committed = CommittedOutput.begin(configuration, check)) {
      OutputFolder folder = committed.folder();
      String sample = Sample.copy(configuration, settings.output + "-sample");
      TrainNetwork.Trained trained = train(context, sample, folder.folder("model"));
      ModelFolder model = ModelFolder.open(folder.path("model"));
      EvaluateClean.Evaluated evaluated = evaluate(context, sample, model);
      ScoreRun score = score(sample, model);
      ScoreResult result = score.write(context, folder, pieces(trained, evaluated));
      show(context, folder.path("documents"));
      EvaluateClean.tell(context, evaluated);
      Summary summary = summary(context, trained, evaluated, result);
      committed.commit(summary.json());
      context.say("\nLook at " + committed.target().replaceFirst("^file:/+", "/") + "/report.html");
      return summary;
    }
  }

  private TrainNetwork.Trained train(JobContext context, String sample, OutputFolder model) {
    List<String> arguments = new ArrayList<>(settings.training());
    arguments.add("--task=clean");
    arguments.add("--input=" + sample + "/train.jsonl.gz");
    arguments.add("--dev=" + sample + "/dev.jsonl.gz");
    arguments.add("--model=" + settings.output + "/model");
    TrainCommand train = new TrainCommand();
    Problems problems = JobCommand.read("train", train, defaults, arguments);
    train.readNetwork(problems);
    problems.requireNone();
    return TrainNetwork.ofDocuments(train).write(context, model);
  }

  private EvaluateClean.Evaluated evaluate(JobContext context, String sample, ModelFolder model) {
    List<String> arguments = List.of("--task=clean", "--input=" + sample + "/score.jsonl.gz");
    EvaluateCommand evaluate = new EvaluateCommand();
    JobCommand.read("evaluate", evaluate, defaults, arguments).requireNone();
    return evaluate.clean(model).evaluate(context, null);
  }

  private ScoreRun score(String sample, ModelFolder model) {
    List<String> arguments =
        List.of(
            "--input=" + sample + "/score.jsonl.gz",
            "--input=" + sample + "/wikipedia.jsonl.gz",
            "--output=" + settings.output,
            settings.method());
    ScoreCommand score = new ScoreCommand();
    Problems problems = JobCommand.read("score", score, defaults, arguments);
    ScoreRun run = score.run(problems, model);
    problems.requireNone();
    return run;
  }

  private static List<Fragment> pieces(
      TrainNetwork.Trained trained, EvaluateClean.Evaluated evaluated) {
    return List.of(
        Fragments.section(
            "Training of the cleaning network",
            TrainingPage.curve(trained.result().curve(), CleaningTrainingPage.SCORE),
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
      TrainNetwork.Trained trained,
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
