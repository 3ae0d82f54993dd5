package org.gleaner.jobs.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.evaluate.EvaluateJob;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.train.TrainJob;

/** Puts a model into use, if it is better than the one that is. */
public final class PromoteJob implements Job {
  private static final List<String> ASKED_OF_EVALUATE =
      List.of("task", "input", "columns", "whole-files", "format", "max-line-bytes", "segmenter");

  @Override
  public String summary() {
    return "Put a trained model into use if it is better than the one in use.";
  }

  @Override
  public String manual() {
    return """
    Evaluates --candidate and the model in use on the same --input, which neither
    should have been trained on, as evaluate does. If the candidate's --metric (a figure
    of evaluate of which more is better) is larger, or no model is in use, the candidate
    is copied to --model as its next version: the folders v1, v2 and so on of which
    score and evaluate take the last. A version appears whole or not at all and none is
    ever changed, so jobs that run meanwhile are not disturbed. To go back, move the
    last version away. A candidate that is not better is no failure: the last line on
    standard output has "promoted": false.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "promote --task clean --candidate m --model used --input dev.jsonl --metric auc");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value(
            "task", "NAME", "what the models do: " + String.join(", ", TrainJob.TASKS.names())),
        JobOption.value("candidate", "DIR", "model folder that train has written"),
        JobOption.value("model", "DIR", "folder of the versions in use; made if it is not there"),
        JobOption.value("metric", "NAME", "figure to compare, e.g. remove_f1, accuracy, macro_f1"),
        JobOption.value("segmenter", "NAME", "how plain text is cut, as in score (clean)"));
  }

  @Override
  public Run prepare(Settings settings) {
    String task = settings.named("task", TrainJob.TASKS);
    String candidate = settings.required("candidate");
    String model = settings.required("model");
    String metric = settings.required("metric");
    settings.requiredList("input");
    Map<String, List<String>> asked = asked(settings);
    if (!settings.isSound()) {
      return null;
    }
    ModelVersions versions = ModelVersions.of(model);
    Run inUse = versions.isThere() ? evaluation(settings, task, asked, versions.location()) : null;
    return new Promote(
        evaluation(settings, task, asked, candidate), inUse, candidate, metric, versions);
  }

  /** The options that evaluate takes too. */
  private static Map<String, List<String>> asked(Settings settings) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (String key : ASKED_OF_EVALUATE) {
      List<String> values = settings.list(key);
      if (settings.isGiven(key)) {
        asked.put(key, values);
      }
    }
    return asked;
  }

  private static Run evaluation(
      Settings settings, String task, Map<String, List<String>> asked, String model) {
    Map<String, List<String>> options = new LinkedHashMap<>(asked);
    options.put("model", List.of(model));
    Settings evaluate = settings.of("evaluate", options);
    evaluate.named("task", EvaluateJob.TASKS);
    Run run = EvaluateJob.TASKS.named(task).apply(evaluate);
    evaluate.requireNoProblems();
    return run;
  }
}
