package org.gleaner.jobs.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.Columns;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.evaluate.ClassifierFigures;
import org.gleaner.jobs.evaluate.ClassifierReport;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.DocumentVectorsModel;
import org.gleaner.stage.TextEncoder;
import org.gleaner.stage.TfIdfVectorizerModel;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.stage.classical.ClassicalConfig;
import org.gleaner.stage.classical.ClassicalMethod;
import org.gleaner.stage.classical.ClassicalMethods;
import org.gleaner.stage.classical.ClassicalModel;
import org.gleaner.text.term.TokenizerFiles;

/**
 * The run of {@code train --task classify --method}: MLlib's classifiers over terms, vectors of
 * words or vectors of texts.
 */
final class TrainClassical implements Job.Run {
  private final TrainCommand settings;
  private final Map<String, String> options;
  private TextEncoder encoder;

  /**
   * A run.
   *
   * @param options of features and classifier
   */
  TrainClassical(TrainCommand settings, Map<String, String> options) {
    this.settings = settings;
    this.options = options;
  }

  /** New stages of the method: those before the classifier that learn or have options. */
  ClassicalMethod.Made stages() {
    ClassicalMethod named = ClassicalMethods.CATALOGUE.named(settings.method());
    return switch (features()) {
      case ClassicalConfig.TERMS -> named.overTerms(options);
      case ClassicalConfig.VECTORS -> named.overVectors(options);
      default -> named.overSentences(options);
    };
  }

  /**
   * Reads the network that gives texts vectors, if there is one.
   *
   * @throws GleanerException with INVALID_MODEL if it cannot be read, or is of another task
   */
  TrainClassical opened() {
    if (features().equals(ClassicalConfig.SENTENCES)) {
      String folder = settings.embeddings().location();
      try {
        encoder = new TextEncoder(ModelFolder.open(folder).files()).setOutputCol("features");
      } catch (IllegalArgumentException e) {
        throw new GleanerException(ErrorCode.INVALID_MODEL, folder + ": " + e.getMessage(), e);
      }
    }
    return this;
  }

  /** What a text becomes, by what {@code --embeddings} holds. */
  private String features() {
    VectorFile embeddings = settings.embeddings();
    if (embeddings == null) {
      return ClassicalConfig.TERMS;
    }
    return embeddings.isNetwork() ? ClassicalConfig.SENTENCES : ClassicalConfig.VECTORS;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Dataset<Row> lines =
        ClassifierInput.lines(context.spark(), settings.read(), context.parallelism());
    Dataset<Row> texts = ClassifierInput.texts(lines).select(Columns.TEXT, ClassifierInput.NAME);
    texts.persist(StorageLevel.MEMORY_AND_DISK());
    long rows = texts.count();
    long aside = QuarantinedLines.tell(context, lines, folder);
    StringIndexerModel labels = labels(texts, rows);
    context.say(
        String.format(
            Locale.ROOT, "Training on %,d texts, %d labels", rows, labels.labelsArray()[0].length));
    ClassicalMethod.Made made = stages();
    ClassicalConfig config =
        new ClassicalConfig(
            settings.method(),
            features(),
            TokenizerFiles.kept(made.options()),
            List.of(labels.labelsArray()[0]),
            provenance(rows));
    ClassicalModel model =
        context.step("Training", () -> rows, () -> rows, () -> fit(texts, labels, made, config));
    texts.unpersist();
    save(context, model, made.options(), folder);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", settings.method());
    metrics.put("texts", rows);
    metrics.put("labels", labels.labelsArray()[0].length);
    tellFeatures(metrics, model);
    ClassifierFigures dev = judge(context, model);
    if (dev != null) {
      metrics.put("dev", dev.figures());
      dev.tell(context);
    }
    Summary summary = new Summary("train", rows, aside, context.seconds(), metrics);
    folder.write("report.html", ClassifierReport.of(summary, config, dev, settings.model()).html());
    return summary;
  }

  private static StringIndexerModel labels(Dataset<Row> texts, long rows) {
    if (rows == 0) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD, "Cannot train on 0 texts. A line needs text and label");
    }
    StringIndexerModel labels =
        new StringIndexer()
            .setInputCol(ClassifierInput.NAME)
            .setOutputCol("label")
            .setStringOrderType("alphabetAsc")
            .fit(texts);
    if (labels.labelsArray()[0].length < 2) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot train a classifier on 1 label. Give texts with at least 2 labels");
    }
    return labels;
  }

  /** How many numbers a text becomes, of its terms or of the vectors of words. */
  private static void tellFeatures(Map<String, Object> metrics, ClassicalModel model) {
    for (Transformer stage : model.features()) {
      if (stage instanceof TfIdfVectorizerModel terms) {
        metrics.put("terms", terms.dictionary().size());
      } else if (stage instanceof DocumentVectorsModel vectors) {
        metrics.put("words", vectors.table().size());
        metrics.put("dimensions", vectors.dimensions());
      } else if (stage instanceof TextEncoder encoder) {
        metrics.put("dimensions", encoder.vectorSize());
      }
    }
  }

  private ClassicalModel fit(
      Dataset<Row> texts,
      StringIndexerModel labels,
      ClassicalMethod.Made made,
      ClassicalConfig config) {
    List<Transformer> stages = new ArrayList<>();
    Dataset<Row> features = texts;
    if (encoder != null) {
      features = encoder.transform(features);
      stages.add(encoder);
    }
    for (PipelineStage stage : made.features()) {
      Transformer fitted = fit(stage, features);
      features = fitted.transform(features);
      stages.add(fitted);
    }
    Dataset<Row> rows = labels.transform(features).select("features", "label");
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new ClassicalModel(config, stages, (Model<?>) fitted(made.classifier(), rows));
    } finally {
      rows.unpersist();
    }
  }

  private Transformer fit(PipelineStage stage, Dataset<Row> texts) {
    if (stage instanceof DocumentVectors vectors) {
      return vectors.fit(texts, settings.embeddings().read());
    }
    return fitted(stage, texts);
  }

  private static Transformer fitted(PipelineStage stage, Dataset<Row> rows) {
    return new Pipeline().setStages(new PipelineStage[] {stage}).fit(rows).stages()[0];
  }

  private static void save(
      JobContext context, ClassicalModel model, Map<String, String> options, OutputFolder folder) {
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    try {
      model.write(options, HadoopFolder.of(folder.path("."), configuration));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }

  private ClassifierFigures judge(JobContext context, ClassicalModel model) {
    if (settings.dev() == null) {
      return null;
    }
    Dataset<Row> lines =
        ClassifierInput.lines(context.spark(), settings.dev(), context.parallelism());
    return ClassifierFigures.of(model.pipeline().transform(ClassifierInput.texts(lines)));
  }

  private Map<String, Object> provenance(long rows) {
    Map<String, Object> provenance = new LinkedHashMap<>(Provenance.ofThisRun());
    provenance.put("input", String.join(", ", settings.read().inputs()));
    provenance.put("texts", rows);
    if (settings.embeddings() != null) {
      provenance.put("embeddings", settings.embeddings().location());
    }
    return provenance;
  }
}
