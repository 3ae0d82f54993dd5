package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.CleaningInput;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.text.Segment;

/** The run of {@code evaluate --task clean}. Scores are added up in input order. */
public final class EvaluateClean implements Job.Run {
  private static final int BATCH = 32;

  private final ReadSettings read;
  private final String segmenter;
  private final OutputCheck check;
  private final ModelFolder model;

  public EvaluateClean(ReadSettings read, String segmenter, OutputCheck check, ModelFolder model) {
    this.read = read;
    this.segmenter = segmenter;
    this.check = check;
    this.model = model;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(
        context,
        check,
        folder -> {
          Evaluated evaluated = evaluate(context, folder);
          tell(context, evaluated);
          if (folder != null) {
            folder.write("report.html", report(evaluated).html());
          }
          return evaluated.summary();
        });
  }

  /** What an evaluation gives. */
  public record Evaluated(Summary summary, CleaningMetrics metrics) {}

  /** Cleans and compares; quarantined lines are written if the folder is not null. */
  public Evaluated evaluate(JobContext context, OutputFolder folder) {
    SegmentDecision.Source source = model.distribute(context.spark());
    LongAccumulator done = context.counter("judged");
    JavaRDD<Judged<CleanEvaluation.Scores>> judged =
        CleaningInput.read(context.spark(), read, segmenter)
            .mapPartitions(lines -> judge(lines, source.open(), done))
            .persist(StorageLevel.MEMORY_AND_DISK());
    context.step("Judging", context.done(done), () -> 0, judged::count);
    CleanEvaluation evaluation = new CleanEvaluation(model.threshold());
    long rows = Judged.inOrder(judged, evaluation::add);
    long aside = Judged.quarantine(context, judged, folder);
    Judged.requireSome(rows, aside);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), evaluation.figures());
    return new Evaluated(summary, evaluation.metrics());
  }

  /** The evaluation of documents on the executors that hold them, added up in their order. */
  public static CleanEvaluation evaluation(
      JavaRDD<LabelledDocument> documents, SegmentDecision.Source source, double threshold) {
    CleanEvaluation evaluation = new CleanEvaluation(threshold);
    documents
        .mapPartitions(rows -> scores(rows, source.open()))
        .toLocalIterator()
        .forEachRemaining(evaluation::add);
    return evaluation;
  }

  private static Iterator<CleanEvaluation.Scores> scores(
      Iterator<LabelledDocument> documents, SegmentDecision decision) {
    List<CleanEvaluation.Scores> scores = new ArrayList<>();
    double threshold = decision.threshold();
    while (documents.hasNext()) {
      LabelledDocument document = documents.next();
      float[] chances = decision.removeProbabilities(List.of(document.segments())).get(0);
      scores.add(CleanEvaluation.judge(document, chances, threshold));
    }
    return scores.iterator();
  }

  private static Iterator<Judged<CleanEvaluation.Scores>> judge(
      Iterator<LabelledLine<LabelledDocument>> lines,
      SegmentDecision decision,
      LongAccumulator done) {
    List<Judged<CleanEvaluation.Scores>> judged = new ArrayList<>();
    List<LabelledLine<LabelledDocument>> batch = new ArrayList<>();
    while (lines.hasNext()) {
      LabelledLine<LabelledDocument> line = lines.next();
      done.add(1);
      if (line.value() == null) {
        judged.add(Judged.aside(line.aside()));
        continue;
      }
      batch.add(line);
      if (batch.size() == BATCH) {
        judge(batch, decision, judged);
      }
    }
    judge(batch, decision, judged);
    return judged.iterator();
  }

  private static void judge(
      List<LabelledLine<LabelledDocument>> batch,
      SegmentDecision decision,
      List<Judged<CleanEvaluation.Scores>> judged) {
    List<List<Segment>> segments = batch.stream().map(line -> line.value().segments()).toList();
    List<Outcome<float[]>> decided = decision.outcomes(segments);
    double threshold = decision.threshold();
    for (int i = 0; i < batch.size(); i++) {
      LabelledDocument document = batch.get(i).value();
      judged.add(
          Judged.of(
              batch.get(i),
              decided
                  .get(i)
                  .then(
                      () -> text(document),
                      chances -> CleanEvaluation.judge(document, chances, threshold))));
    }
    batch.clear();
  }

  private static String text(LabelledDocument document) {
    return document.segments().stream().map(Segment::text).collect(Collectors.joining("\n"));
  }

  /** Shows the figures at the terminal. */
  public static void tell(JobContext context, Evaluated evaluated) {
    context.say(String.format(Locale.ROOT, "%n%-16s %9s %9s %9s", "segments", "P", "R", "F1"));
    for (List<String> row : CleanEvaluation.table(evaluated.metrics())) {
      context.say(
          String.format(
              Locale.ROOT, "%-16s %9s %9s %9s", row.get(0), row.get(1), row.get(2), row.get(3)));
    }
    Map<String, Object> metrics = evaluated.summary().metrics();
    context.say(line("page word-F1", metrics.get("page_word_f1")));
    context.say(line("AUC of remove", metrics.get("auc")));
  }

  /** Under the column of F1; a dash for what cannot be computed. */
  private static String line(String name, Object value) {
    String figure = value instanceof Double d ? String.format(Locale.ROOT, "%.4f", d) : "-";
    return String.format(Locale.ROOT, "%-16s %29s", name, figure);
  }

  private Report report(Evaluated evaluated) {
    Summary summary = evaluated.summary();
    CleaningMetrics metrics = evaluated.metrics();
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("quarantined", summary.quarantined())
            .decimal("remove-F1", metrics.removeF1(), 3)
            .decimal("keep-F1", metrics.keepF1(), 3)
            .decimal("keep-F1 by words", metrics.keepWordF1(), 3);
    return new Report("Evaluation of a cleaning network", String.join(", ", read.inputs()))
        .add(tiles.fragment())
        .section(
            "Segments",
            Fragments.table(
                List.of("segments", "precision", "recall", "F1"), CleanEvaluation.table(metrics)))
        .section(
            "Confusion matrix",
            Fragments.confusion(List.of("keep", "remove"), CleanEvaluation.confusion(metrics)))
        .section("All figures", Fragments.pairs(summary.metrics()))
        .section("Settings and provenance", Fragments.pairs(model.evaluated()));
  }
}
