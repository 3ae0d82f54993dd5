package org.gleaner.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.keyphrase.CorpusStatistics;
import org.gleaner.keyphrase.Keyphrase;
import org.gleaner.keyphrase.KeyphraseEvaluation;
import org.gleaner.keyphrase.KeyphraseFigures;
import org.gleaner.keyphrase.KeyphraseProtocol;
import scala.Tuple2;

/**
 * Extracts keyphrases and compares them with the gold ones. Documents are compared on the
 * executors; their figures are added up in input order, so that the result does not depend on the
 * partitions.
 */
final class EvaluateKeyphrase implements Job.Run {
  private static final int TOP = 15;
  private static final int MAX_CHARS = 1_000_000;

  private final EvaluateKeyphraseSettings settings;

  private EvaluateKeyphrase(EvaluateKeyphraseSettings settings) {
    this.settings = settings;
  }

  static Job.Run prepare(Settings settings) {
    EvaluateKeyphraseSettings read = EvaluateKeyphraseSettings.of(settings);
    if (settings.isSound()) {
      Preflight.inputs(settings, read.read());
      Preflight.inputs(settings, read.statisticsFrom());
    }
    return new EvaluateKeyphrase(read);
  }

  @Override
  public Summary run(JobContext context) {
    CorpusStatistics statistics = statistics(context);
    JavaPairRDD<Place, Judged> judged = judge(context, statistics);
    judged.persist(StorageLevel.MEMORY_AND_DISK());
    List<KeyphraseEvaluation> totals = evaluations(settings.protocols());
    long rows = 0;
    long quarantined = 0;
    Iterator<Tuple2<Place, Judged>> inOrder = judged.sortByKey().toLocalIterator();
    while (inOrder.hasNext()) {
      Judged next = inOrder.next()._2();
      if (next.evaluations() == null) {
        quarantined++;
        continue;
      }
      rows++;
      for (int i = 0; i < totals.size(); i++) {
        totals.get(i).merge(next.evaluations().get(i));
      }
    }
    judged.unpersist();
    return summary(context, totals, rows, quarantined);
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
            () -> Statistics.count(documents, settings.language(), MAX_CHARS, done));
    return own ? statistics.leaveOneOut() : statistics;
  }

  private JavaPairRDD<Place, Judged> judge(JobContext context, CorpusStatistics statistics) {
    Corpus corpus = Corpus.read(context.spark(), settings.read());
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(statistics);
    EvaluateKeyphraseSettings asked = settings;
    return corpus
        .lines(context.parallelism())
        .select(
            Columns.SOURCE,
            Columns.POSITION,
            Columns.CODE,
            Columns.TEXT,
            Columns.LANGUAGE,
            EvaluateKeyphraseSettings.GOLD)
        .javaRDD()
        .mapPartitionsToPair(
            rows -> {
              Judge judge = new Judge(asked, shared.value());
              return new Mapped<>(rows, judge::judge);
            });
  }

  private static List<KeyphraseEvaluation> evaluations(List<String> protocols) {
    List<KeyphraseEvaluation> evaluations = new ArrayList<>();
    for (String protocol : protocols) {
      evaluations.add(KeyphraseProtocol.CATALOGUE.named(protocol).evaluation());
    }
    return evaluations;
  }

  private Summary summary(
      JobContext context, List<KeyphraseEvaluation> totals, long rows, long quarantined) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("method", settings.method().name());
    context.say(
        String.format(
            Locale.ROOT,
            "%n%-10s %3s %7s %7s %7s %10s",
            "protocol",
            "k",
            "P",
            "R",
            "F1",
            "documents"));
    for (KeyphraseEvaluation total : totals) {
      Map<String, Object> figures = new LinkedHashMap<>();
      for (KeyphraseFigures at : total.figures()) {
        figures.put("P@" + at.cutoff(), at.precision());
        figures.put("R@" + at.cutoff(), at.recall());
        figures.put("F1@" + at.cutoff(), at.f1());
        figures.put("documents", at.documents());
        context.say(line(at));
        metrics.put(at.protocol().label(), figures);
      }
    }
    return new Summary("evaluate", rows, quarantined, context.seconds(), metrics);
  }

  private static String line(KeyphraseFigures at) {
    return String.format(
        Locale.ROOT,
        "%-10s %3d %7.2f %7.2f %7.2f %10d",
        at.protocol().label(),
        at.cutoff(),
        100 * at.precision(),
        100 * at.recall(),
        100 * at.f1(),
        at.documents());
  }

  /** What came of a line: an evaluation for each protocol, or null if it was set aside. */
  private record Judged(List<KeyphraseEvaluation> evaluations) implements Serializable {}

  /** Extracts and compares in one task. */
  private static final class Judge {
    private final EvaluateKeyphraseSettings settings;
    private final Extractors extractors;

    Judge(EvaluateKeyphraseSettings settings, CorpusStatistics statistics) {
      this.settings = settings;
      this.extractors = new Extractors(settings.method().scorer(), statistics, MAX_CHARS);
    }

    Tuple2<Place, Judged> judge(Row row) {
      Place place = new Place(row.getString(0), row.getLong(1));
      if (!row.isNullAt(2)) {
        return new Tuple2<>(place, new Judged(null));
      }
      try {
        return new Tuple2<>(place, new Judged(evaluations(row)));
      } catch (RuntimeException | StackOverflowError e) {
        return new Tuple2<>(place, new Judged(null));
      }
    }

    private List<KeyphraseEvaluation> evaluations(Row row) {
      String text = row.getString(3);
      String language = Statistics.language(settings.language(), row, 4, 3);
      List<String> phrases =
          extractors.extract(text, language, TOP).stream().map(Keyphrase::phrase).toList();
      List<KeyphraseEvaluation> all = EvaluateKeyphrase.evaluations(settings.protocols());
      for (KeyphraseEvaluation evaluation : all) {
        evaluation.add(text, phrases, row.getList(5));
      }
      return all;
    }
  }
}
