package org.gleaner.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.io.Corpus;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.SourcePosition;
import org.gleaner.jobs.keyphrase.CorpusStatisticsPass;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.keyphrase.LanguageExtractors;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
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
  /** The field of the phrases that people assigned. */
  static final String GOLD = "keyphrases";

  private final EvaluateCommand settings;
  private final ReadSettings read;
  private final KeyphraseMethod method;
  private final List<String> protocols;

  /**
   * A run.
   *
   * @param protocols their names
   */
  EvaluateKeyphrase(EvaluateCommand settings, KeyphraseMethod method, List<String> protocols) {
    this.settings = settings;
    this.read = settings.read().withField(Field.required(GOLD, Field.Kind.TEXTS));
    this.method = method;
    this.protocols = protocols;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    JavaRDD<Judged<List<KeyphraseEvaluation>>> judged =
        judge(context, statistics(context)).persist(StorageLevel.MEMORY_AND_DISK());
    List<KeyphraseEvaluation> totals = KeyphraseJudge.none(protocols);
    long rows =
        Judged.inOrder(
            judged,
            evaluations -> {
              for (int i = 0; i < totals.size(); i++) {
                totals.get(i).merge(evaluations.get(i));
              }
            });
    long aside = Judged.quarantine(context, judged, folder);
    KeyphraseFigureTable figures = KeyphraseFigureTable.of(totals);
    figures.tell(context);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", method.name());
    metrics.putAll(figures.metrics());
    Judged.requireSome(rows, aside);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), metrics);
    if (folder != null) {
      folder.write("report.html", figures.report(read.inputs(), provenance(), summary).html());
    }
    return summary;
  }

  private Map<String, Object> provenance() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", method.name() + " " + method.options());
    map.put("language", settings.language());
    ReadSettings other = settings.statisticsFrom();
    map.put(
        "document frequencies from",
        other == null
            ? "the input, each document without itself"
            : String.join(", ", other.inputs()));
    map.putAll(Provenance.ofThisRun());
    return map;
  }

  private CorpusStatistics statistics(JobContext context) {
    if (!method.scorer().usesStatistics()) {
      return CorpusStatistics.none();
    }
    ReadSettings other = settings.statisticsFrom();
    boolean own = other == null;
    ReadSettings from = own ? read : other;
    Dataset<Row> documents = Corpus.read(context.spark(), from).documents();
    CorpusStatistics statistics =
        context.counted(
            "Counting phrases",
            () -> 0,
            done ->
                CorpusStatisticsPass.count(
                    documents, method, settings.language(), KeyphraseJudge.MAX_CHARS, done));
    return own ? statistics.leaveOneOut() : statistics;
  }

  private JavaRDD<Judged<List<KeyphraseEvaluation>>> judge(
      JobContext context, CorpusStatistics statistics) {
    Corpus corpus = Corpus.read(context.spark(), read);
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(statistics);
    KeyphraseMethod asked = method;
    List<String> names = protocols;
    String code = settings.language();
    return corpus
        .lines(context.parallelism())
        .javaRDD()
        .mapPartitionsToPair(
            lines -> {
              LanguageExtractors extractors =
                  new LanguageExtractors(asked, shared.value(), KeyphraseJudge.MAX_CHARS);
              KeyphraseJudge judge = new KeyphraseJudge(extractors, names, code);
              return new MappedIterator<>(
                  lines, line -> new Tuple2<>(SourcePosition.of(line), judge.judge(line)));
            })
        .sortByKey()
        .values();
  }
}
