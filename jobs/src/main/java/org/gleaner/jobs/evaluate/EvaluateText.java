package org.gleaner.jobs.evaluate;

import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.EvaluationSettings;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.Predictor;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;

/** The run of {@code evaluate} with a task about whole texts. */
final class EvaluateText implements Job.Run {
  private final EvaluationSettings input;
  private final ModelFolder model;
  private final SavedNetwork saved;

  private EvaluateText(EvaluationSettings input, ModelFolder model, SavedNetwork saved) {
    this.input = input;
    this.model = model;
    this.saved = saved;
  }

  static Job.Run prepare(Settings settings, String task) {
    EvaluationSettings input = EvaluationSettings.of(settings);
    if (input == null) {
      return null;
    }
    ModelFolder model = ModelFolder.open(input.model());
    SavedNetwork saved = model.files().open();
    if (!saved.definition().task().equals(task)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot evaluate --task "
              + task
              + " with "
              + input.model()
              + ". Accepted: --task "
              + saved.definition().task());
    }
    return new EvaluateText(input, model, saved);
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, input.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    LongAccumulator done = context.counter("judged");
    JavaRDD<Judged> judged = judged(context, done).persist(StorageLevel.MEMORY_AND_DISK());
    context.step("Judging", context.done(done), () -> 0, judged::count);
    Evaluation evaluation = Predictor.ofTexts(saved).evaluation();
    long rows = 0;
    Iterator<Judged> inOrder = judged.toLocalIterator();
    while (inOrder.hasNext()) {
      Judged next = inOrder.next();
      if (next.output != null) {
        evaluation.add(next.output, next.target);
        rows++;
      }
    }
    long aside = QuarantinedLines.tell(context, judged.map(line -> line.aside), folder);
    judged.unpersist();
    TextFigures.tell(context, evaluation);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), evaluation.figures());
    if (folder != null) {
      folder.write("report.html", report(summary, evaluation).html());
    }
    return summary;
  }

  private JavaRDD<Judged> judged(JobContext context, LongAccumulator done) {
    ModelFiles files = model.files();
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(files);
    NetworkDefinition definition = saved.definition();
    return LabelledTextInput.read(context.spark(), input.read(), definition)
        .values()
        .map(
            line -> {
              done.add(1);
              Predictor<LabelledText> predictor =
                  Predictor.sharedOfTexts(fingerprint, name -> shared.value().open());
              return judge(line, predictor);
            });
  }

  /** What came of a line: output and target, or why it was set aside; the others are null. */
  private static final class Judged implements Serializable {
    private static final long serialVersionUID = 1L;

    final float[] output;
    final float[] target;
    final Row aside;

    Judged(float[] output, float[] target, Row aside) {
      this.output = output;
      this.target = target;
      this.aside = aside;
    }
  }

  private static Judged judge(LabelledLine<LabelledText> line, Predictor<LabelledText> predictor) {
    return line.value() == null
        ? new Judged(null, null, line.aside())
        : new Judged(predictor.output(line.value()), predictor.target(line.value()), null);
  }

  private Report report(Summary summary, Evaluation evaluation) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("texts", String.format(Locale.ROOT, "%,d", summary.rows()));
    tiles.put("set aside", String.format(Locale.ROOT, "%,d", summary.quarantined()));
    tiles.put("seconds", String.format(Locale.ROOT, "%,.0f", summary.seconds()));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("model", model.location());
    provenance.putAll(model.provenance());
    provenance.putAll(Provenance.ofThisRun());
    return new Report(
            "Evaluation of a network: " + saved.definition().task(),
            String.join(", ", input.read().inputs()))
        .add(Fragments.tiles(tiles))
        .section("Figures", TextFigures.of(evaluation))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }
}
