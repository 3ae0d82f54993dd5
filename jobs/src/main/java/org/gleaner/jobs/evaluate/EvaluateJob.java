package org.gleaner.jobs.evaluate;

import java.util.List;
import org.gleaner.Catalogue;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;

/** Compares what a method or model says with gold data. */
public final class EvaluateJob implements Job {
  /** What can be evaluated, by name. */
  public static final Catalogue<java.util.function.Function<Settings, Run>> TASKS =
      Catalogue.<java.util.function.Function<Settings, Run>>of("task")
          .add("keyphrase", EvaluateKeyphrase::prepare)
          .add("clean", EvaluateClean::prepare)
          .add("classify", EvaluateJob::classify)
          .add("multi-label", settings -> EvaluateText.prepare(settings, "multi-label"))
          .add("regress", settings -> EvaluateText.prepare(settings, "regress"))
          .add("pair", settings -> EvaluateText.prepare(settings, "pair"))
          .add("tag", settings -> EvaluateText.prepare(settings, "tag"))
          .add("similarity", EvaluateSimilarity::prepare)
          .build();

  /** By what the model folder holds. */
  private static Run classify(Settings settings) {
    return settings.isGiven("model")
            && EvaluateClassical.takes(ModelVersions.inUse(settings.text("model")))
        ? EvaluateClassical.prepare(settings)
        : EvaluateText.prepare(settings, "classify");
  }

  @Override
  public String summary() {
    return "Compare what a method or a model says with gold data.";
  }

  @Override
  public String manual() {
    return """
        --task keyphrase reads documents with a field keyphrases (the phrases people
        assigned), extracts keyphrases by --method, and prints precision, recall and F1
        of the first 5, 10 and 15 under each protocol of the literature. Figures of
        different protocols do not compare: the protocol's name stands beside each.
        Methods that need document frequencies count them in the input itself (each
        document without itself) or in --statistics-from.

        --task clean takes lines as train does, cleans them with --model, and prints
        precision, recall and F1 of the segments kept and removed, the area under the
        curve, and the word-F1 of pages whose gold text is known.

        The other tasks read lines as train does. classify and pair: accuracy, macro-F1
        and, in the report, the confusion matrix; multi-label: micro- and macro-F1;
        regress: Pearson and Spearman correlations and errors; tag: precision, recall and
        F1 of whole stretches.

        --task similarity takes pairs (text, second and a number as label) and word
        vectors as --model, makes a vector of each text by --method (average, max, tf-idf,
        sif, centroids; all if none is named; --set smoothing=, clusters=), and correlates
        their cosines with the numbers, by Spearman and Pearson.

        With --output the figures also go to report.html there, and lines that could
        not be used to quarantine/, with a code. The table goes to standard error, the
        figures as JSON to standard output.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "evaluate --task keyphrase --method tf-idf --input test.jsonl.gz --protocol macro",
        "evaluate --task keyphrase --method yake --set window=2 --input test.jsonl.gz",
        "evaluate --task clean --model model --input test.jsonl.gz --output out");
  }

  @Override
  public List<JobOption> options() {
    return CommonOptions.with(
        CommonOptions.READ,
        JobOption.value("task", "NAME", "what to evaluate: " + String.join(", ", TASKS.names())),
        JobOption.value("model", "DIR", "model folder, of every task but keyphrase"),
        JobOption.value("output", "DIR", "folder for report.html and quarantine"),
        JobOption.flag("overwrite", "replace the output of an earlier run"),
        JobOption.value("segmenter", "NAME", "how plain text is cut, as in score (clean)"),
        JobOption.value(
            "method", "NAME", "keyphrase method, or how words become a text (similarity)"),
        WordVectorModel.option(),
        JobOption.value("protocol", "NAME", "keyphrase protocol, or all"),
        JobOption.value("language", "CODE", "ISO 639-1 code of the documents, or auto to detect"),
        JobOption.values(
            "statistics-from", "PATH", "count document frequencies here instead of in the input"),
        JobOption.values("set", "KEY=VALUE", "an option of the method; may be repeated"));
  }

  @Override
  public Run prepare(Settings settings) {
    String task = settings.named("task", TASKS);
    return TASKS.names().contains(task) ? TASKS.named(task).apply(settings) : null;
  }
}
