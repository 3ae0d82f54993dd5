package org.gleaner.jobs.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.Columns;
import org.gleaner.io.OutputFolder;
import org.gleaner.jobs.evaluate.ClassifierFigures;
import org.gleaner.jobs.evaluate.ClassifierReport;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.ClassifierConfig;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.stage.ClassicalMethod;
import org.gleaner.stage.ClassicalMethods;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.DocumentVectorsModel;
import org.gleaner.stage.TfIdfVectorizerModel;

/** The run of {@code train --task classify --method}: MLlib's classifiers over terms or vectors. */
final class TrainClassical implements Job.Run {
  private final TrainCommand settings;
  private final Map<String, String> options;

  /**
   * A run.
   *
   * @param options of features and classifier
   */
  TrainClassical(TrainCommand settings, Map<String, String> options) {
    this.settings = settings;
    this.options = options;
  }

  /** New stages of the method: over vectors of words if there are some, else over terms. */
  ClassicalMethod.Made stages() {
    ClassicalMethod named = ClassicalMethods.CATALOGUE.named(settings.method());
    return settings.embeddings() == null ? named.overTerms(options) : named.overVectors(options);
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
    PipelineModel model =
        context.step("Training", () -> rows, () -> rows, () -> fit(texts, labels, made));
    texts.unpersist();
    save(model, folder);
    ClassifierConfig config =
        new ClassifierConfig(
            settings.method(), made.options(), List.of(labels.labelsArray()[0]), provenance(rows));
    folder.write(ClassifierConfig.FILE, config.json());
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
  private static void tellFeatures(Map<String, Object> metrics, PipelineModel model) {
    for (Transformer stage : model.stages()) {
      if (stage instanceof TfIdfVectorizerModel terms) {
        metrics.put("terms", terms.dictionary().size());
      } else if (stage instanceof DocumentVectorsModel vectors) {
        metrics.put("words", vectors.table().size());
        metrics.put("dimensions", vectors.dimensions());
      }
    }
  }

  private PipelineModel fit(
      Dataset<Row> texts, StringIndexerModel labels, ClassicalMethod.Made made) {
    List<Transformer> stages = new ArrayList<>();
    Dataset<Row> features = texts;
    for (PipelineStage stage : made.features()) {
      Transformer fitted = fit(stage, features);
      features = fitted.transform(features);
      stages.add(fitted);
    }
    Dataset<Row> rows = labels.transform(features).select("features", "label");
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      stages.add(
          new Pipeline().setStages(new PipelineStage[] {made.classifier()}).fit(rows).stages()[0]);
      stages.add(
          new IndexToString()
              .setInputCol("prediction")
              .setOutputCol(ClassifierFigures.PREDICTED)
              .setLabels(labels.labelsArray()[0]));
      return new Pipeline().setStages(stages.toArray(new PipelineStage[0])).fit(texts.limit(0));
    } finally {
      rows.unpersist();
    }
  }

  private Transformer fit(PipelineStage stage, Dataset<Row> texts) {
    if (stage instanceof DocumentVectors vectors) {
      return vectors.fit(texts, settings.embeddings().read());
    }
    return new Pipeline().setStages(new PipelineStage[] {stage}).fit(texts).stages()[0];
  }

  private static void save(PipelineModel model, OutputFolder folder) {
    try {
      model.write().save(folder.path(ClassifierConfig.PIPELINE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }

  private ClassifierFigures judge(JobContext context, PipelineModel model) {
    if (settings.dev() == null) {
      return null;
    }
    Dataset<Row> lines =
        ClassifierInput.lines(context.spark(), settings.dev(), context.parallelism());
    return ClassifierFigures.of(model.transform(ClassifierInput.texts(lines)));
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
