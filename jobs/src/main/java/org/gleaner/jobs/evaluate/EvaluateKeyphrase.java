package org.gleaner.jobs.evaluate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.Corpus;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.evaluate.KeyphraseJudge.Judged;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.SourcePosition;
import org.gleaner.jobs.keyphrase.CorpusStatisticsPass;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.evaluation.KeyphraseEvaluation;
import scala.Tuple2;

/**
 * Extracts keyphrases and compares them with the gold ones. Documents are compared on the
 * executors; their figures are added up in input order, so that the result does not depend on the
 * partitions.
 */
final class EvaluateKeyphrase implements Job.Run {
  private final EvaluateKeyphraseSettings settings;
  private final OutputCheck check;

  private EvaluateKeyphrase(EvaluateKeyphraseSettings settings, OutputCheck check) {
    this.settings = settings;
    this.check = check;
  }

  static Job.Run prepare(Settings settings) {
    EvaluateKeyphraseSettings read = EvaluateKeyphraseSettings.of(settings);
    String output = settings.text("output");
    boolean overwrite = settings.flag("overwrite");
    if (!settings.isSound()) {
      return null;
    }
    Preflight.inputs(settings, read.read());
    Preflight.inputs(settings, read.statisticsFrom());
    OutputCheck check = output == null ? null : new OutputCheck(output, read.inputs(), overwrite);
    if (check != null) {
      Preflight.output(settings, check);
    }
    return new EvaluateKeyphrase(read, check);
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, check, folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    JavaPairRDD<SourcePosition, Judged> judged = judge(context, statistics(context));
    judged.persist(StorageLevel.MEMORY_AND_DISK());
    List<KeyphraseEvaluation> totals = KeyphraseJudge.none(settings.protocols());
    long rows = 0;
    Iterator<Tuple2<SourcePosition, Judged>> inOrder = judged.sortByKey().toLocalIterator();
    while (inOrder.hasNext()) {
      Judged next = inOrder.next()._2();
      if (next.evaluations() != null) {
        rows++;
        for (int i = 0; i < totals.size(); i++) {
          totals.get(i).merge(next.evaluations().get(i));
        }
      }
    }
    long aside = QuarantinedLines.tell(context, judged.values().map(Judged::aside), folder);
    judged.unpersist();
    KeyphraseFigureTable figures = KeyphraseFigureTable.of(totals);
    figures.tell(context);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", settings.method().name());
    metrics.putAll(figures.metrics());
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), metrics);
    if (folder != null) {
      folder.write("report.html", figures.report(settings, summary).html());
    }
    return summary;
  }

  private CorpusStatistics statistics(JobContext context) {
    if (!settings.method().scorer().usesStatistics()) {
      return CorpusStatistics.none();
    }
    boolean own = settings.statisticsFrom() == null;
    ReadSettings from = own ? settings.read() : settings.statisticsFrom();
    LongAccumulator done = context.counter("counted");
    Dataset<Row> documents = Corpus.read(context.spark(), from).documents();
    CorpusStatistics statistics =
        context.step(
            "Counting phrases",
            context.done(done),
            () -> 0,
            () ->
                CorpusStatisticsPass.count(
                    documents, settings.language(), KeyphraseJudge.MAX_CHARS, done));
    return own ? statistics.leaveOneOut() : statistics;
  }

  private JavaPairRDD<SourcePosition, Judged> judge(
      JobContext context, CorpusStatistics statistics) {
    Corpus corpus = Corpus.read(context.spark(), settings.read());
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(statistics);
    EvaluateKeyphraseSettings asked = settings;
    return corpus
        .lines(context.parallelism())
        .javaRDD()
        .mapPartitionsToPair(
            lines -> {
              KeyphraseJudge judge = new KeyphraseJudge(asked, shared.value());
              return new MappedIterator<>(
                  lines, line -> new Tuple2<>(SourcePosition.of(line), judge.judge(line)));
            });
  }
}
