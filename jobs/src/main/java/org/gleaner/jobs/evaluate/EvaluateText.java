package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.Batches;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.Predictor;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;

/** The run of {@code evaluate} with a task about whole texts. */
final class EvaluateText implements Job.Run {
  private final EvaluateCommand settings;
  private final ModelFolder model;
  private final SavedNetwork saved;

  private EvaluateText(EvaluateCommand settings, ModelFolder model, SavedNetwork saved) {
    this.settings = settings;
    this.model = model;
    this.saved = saved;
  }

  /**
   * The run over some input.
   *
   * @throws GleanerException {@code INVALID_MODEL} if the model is of another task
   */
  static EvaluateText of(EvaluateCommand settings, ModelFolder model, String task) {
    return new EvaluateText(settings, model, opened(model, task));
  }

  /**
   * The network of a folder.
   *
   * @throws GleanerException {@code INVALID_MODEL} if it is of another task
   */
  static SavedNetwork opened(ModelFolder model, String task) {
    SavedNetwork saved = model.files().open();
    if (!saved.definition().task().equals(task)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot evaluate --task "
              + task
              + " with "
              + model.location()
              + ". Accepted: --task "
              + saved.definition().task());
    }
    return saved;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    LongAccumulator done = context.counter("judged");
    JavaRDD<Judged<float[][]>> judged =
        judged(context, done).persist(StorageLevel.MEMORY_AND_DISK());
    context.step("Judging", context.done(done), () -> 0, judged::count);
    Evaluation evaluation = Predictor.ofTexts(saved).evaluation();
    long rows = Judged.inOrder(judged, scores -> evaluation.add(scores[0], scores[1]));
    long aside = Judged.quarantine(context, judged, folder);
    TextFigures.tell(context, evaluation);
    Judged.requireSome(rows, aside);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), evaluation.figures());
    if (folder != null) {
      folder.write(
          "report.html", report(settings.read(), model, saved, summary, evaluation).html());
    }
    return summary;
  }

  private JavaRDD<Judged<float[][]>> judged(JobContext context, LongAccumulator done) {
    ModelFiles files = model.files();
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(files);
    NetworkDefinition definition = saved.definition();
    return LabelledTextInput.read(context.spark(), settings.read(), definition)
        .mapPartitions(
            lines -> {
              Predictor<LabelledText> predictor =
                  Predictor.sharedOfTexts(fingerprint, name -> shared.value().open());
              return new Batches<>(
                  lines,
                  predictor.together(),
                  batch -> {
                    done.add(batch.size());
                    return judge(batch, predictor);
                  });
            });
  }

  /** Output and target of each line. */
  private static List<Judged<float[][]>> judge(
      List<LabelledLine<LabelledText>> lines, Predictor<LabelledText> predictor) {
    Iterator<float[]> outputs = together(lines, predictor);
    List<Judged<float[][]>> judged = new ArrayList<>(lines.size());
    for (LabelledLine<LabelledText> line : lines) {
      judged.add(
          line.value() == null
              ? Judged.aside(line.aside())
              : judge(line, predictor, outputs == null ? null : outputs.next()));
    }
    return judged;
  }

  /** The outputs of all texts; null if one of them fails, so that each is read by itself. */
  private static Iterator<float[]> together(
      List<LabelledLine<LabelledText>> lines, Predictor<LabelledText> predictor) {
    List<LabelledText> texts = new ArrayList<>(lines.size());
    for (LabelledLine<LabelledText> line : lines) {
      if (line.value() != null) {
        texts.add(line.value());
      }
    }
    Outcome<List<float[]>> outputs = Outcome.of("", () -> predictor.outputs(texts));
    return outputs.isDone() ? outputs.value().iterator() : null;
  }

  private static Judged<float[][]> judge(
      LabelledLine<LabelledText> line, Predictor<LabelledText> predictor, float[] known) {
    LabelledText text = line.value();
    return Judged.of(
        line,
        Outcome.of(
            String.join("\n", text.texts()),
            () -> {
              float[] output = known == null ? predictor.output(text) : known;
              return new float[][] {output, predictor.target(text, output)};
            }));
  }

  /** The page of an evaluation. */
  static Report report(
      ReadSettings read,
      ModelFolder model,
      SavedNetwork saved,
      Summary summary,
      Evaluation evaluation) {
    Tiles tiles =
        new Tiles()
            .count("texts", summary.rows())
            .count("quarantined", summary.quarantined())
            .decimal("seconds", summary.seconds(), 0);
    return new Report(
            "Evaluation of a network: " + saved.definition().task(),
            String.join(", ", read.inputs()))
        .add(tiles.fragment())
        .section("Figures", TextFigures.of(evaluation))
        .section("Settings and provenance", Fragments.pairs(model.evaluated()));
  }
}
