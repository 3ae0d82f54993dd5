package org.gleaner.jobs.evaluate;

import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.keyphrase.DocumentLanguage;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.model.ClassicalFolder;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.SegmenterOption;
import org.gleaner.keyphrase.evaluation.KeyphraseProtocol;
import org.gleaner.network.task.Tasks;
import org.gleaner.vector.pool.DocumentPooling;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the output of a method or model with gold data. */
public final class EvaluateCommand implements Job {
  private static final String KEYPHRASE = "keyphrase";
  private static final String SIMILARITY = "similarity";
  private static final String ALL = "all";

  @Mixin private final ReadOptions read = new ReadOptions();

  @OneOf(
      words = {KEYPHRASE, SIMILARITY},
      catalogue = Tasks.class)
  @Option(names = "--task", required = true)
  private String task;

  @Option(names = "--model")
  private String model;

  @Option(names = "--output")
  private String output;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Mixin private final SegmenterOption segmenter = new SegmenterOption();

  @Option(names = "--method")
  private String method;

  @Mixin private final VectorFile.Format format = new VectorFile.Format();

  @OneOf(words = ALL, catalogue = KeyphraseProtocol.class)
  @Option(names = "--protocol")
  private String protocol;

  @Option(names = "--language")
  private String language;

  @Option(names = "--statistics-from")
  private List<String> statistics = List.of();

  @Option(names = "--set")
  private List<String> set = List.of();

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    if (!problems.isAccepted("--task") || task == null) {
      return Run.REFUSED;
    }
    if (task.equals(KEYPHRASE)) {
      problems.refuse("--model", "--segmenter", "--vector-format");
      return keyphrase(problems);
    }
    if (model == null) {
      problems.missing("--model");
    }
    problems.refuse("--protocol", "--language", "--statistics-from");
    if (!task.equals("clean")) {
      problems.refuse("--segmenter");
    }
    if (task.equals(SIMILARITY)) {
      return similarity(problems);
    }
    problems.refuse("--method", "--vector-format");
    if (EvaluateMasked.TASKS.contains(task)) {
      Map<String, String> asked = problems.pairs(set);
      EvaluateMasked.check(problems, task, asked);
      return Preflight.ready(problems, this::inputs, this::check, () -> masked(asked));
    }
    problems.refuse("--set");
    return Preflight.ready(problems, this::inputs, this::check, this::network);
  }

  private Run keyphrase(Problems problems) {
    if (method == null) {
      problems.missing("--method");
      return Run.REFUSED;
    }
    language = DocumentLanguage.option(problems, language);
    KeyphraseMethod named = KeyphraseMethod.read(problems, "--method", method, set);
    List<String> protocols =
        ALL.equals(protocol) ? List.copyOf(KeyphraseProtocol.CATALOGUE.names()) : List.of(protocol);
    return Preflight.ready(
        problems, this::inputs, this::check, () -> new EvaluateKeyphrase(this, named, protocols));
  }

  private Run similarity(Problems problems) {
    List<String> methods = DocumentPooling.METHODS;
    if (method != null && !methods.contains(method)) {
      problems.reject("--method", method, String.join(", ", methods));
    }
    Options options = Options.of(problems.pairs(set));
    double smoothing = options.number("smoothing", 1e-3, 1e-12, 1);
    int clusters = options.integer("clusters", 100, 2, 1_000_000);
    problems.check(options::requireEmpty);
    return Preflight.ready(
        problems, this::inputs, this::check, () -> similarity(smoothing, clusters));
  }

  private Run similarity(double smoothing, int clusters) {
    VectorFile vectors = format.of(ModelVersions.inUse(model));
    vectors.requireThere();
    List<String> methods = method == null ? DocumentPooling.METHODS : List.of(method);
    return new EvaluateSimilarity(this, vectors, methods, smoothing, clusters);
  }

  private Run masked(Map<String, String> asked) {
    return EvaluateMasked.of(this, task, ModelFolder.open(ModelVersions.inUse(model)), asked);
  }

  /** The run for the kind of model in the folder. */
  private Run network() {
    String folder = ModelVersions.inUse(model);
    if (task.equals("classify") && ClassicalFolder.isOne(folder)) {
      return EvaluateClassical.of(this, folder);
    }
    ModelFolder opened = ModelFolder.open(folder);
    return task.equals("clean") ? clean(opened) : EvaluateText.of(this, opened, task);
  }

  /** The evaluation of a cleaning network. */
  public EvaluateClean clean(ModelFolder network) {
    return new EvaluateClean(read.settings(), segmenter.segmenter(), check(), network);
  }

  /** The documents. */
  ReadSettings read() {
    return read.settings();
  }

  /** ISO 639-1 code of the documents, or auto. */
  String language() {
    return language;
  }

  /** Where document frequencies are counted; null for the input itself. */
  ReadSettings statisticsFrom() {
    return statistics.isEmpty() ? null : read.settings(statistics);
  }

  private List<ReadSettings> inputs() {
    return statistics.isEmpty()
        ? List.of(read.settings())
        : List.of(read.settings(), statisticsFrom());
  }

  /** The check of the folder to write; null if none is written. */
  OutputCheck check() {
    return output == null ? null : new OutputCheck(output, read.inputs(), overwrite);
  }
}
