package org.gleaner.jobs.score;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.Quarantine;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBatches;
import org.gleaner.jobs.keyphrase.CorpusStatisticsPass;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.keyphrase.document.CorpusStatistics;

/**
 * The run of {@code score}. The cleaned documents are written once and read by what follows, so
 * that no document is cleaned twice; the keyphrase pass takes them in input order.
 */
public final class Score implements Job.Run {
  /** The names of its long steps. */
  static final List<String> STAGES =
      List.of("Cleaning", "Counting phrases", "Extracting keyphrases");

  private static final String WORK = "cleaned";
  private static final String DOCUMENTS = "documents";

  private final ScoreSettings settings;
  private final ModelFolder model;

  public Score(ScoreSettings settings, ModelFolder model) {
    this.settings = settings;
    this.model = model;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(
        context,
        settings.check(),
        folder -> write(context, folder, List.of()).summary(context.seconds()));
  }

  /** Writes everything into a folder; the report has the given pieces too. */
  public ScoreResult write(JobContext context, OutputFolder output, List<Fragment> pieces) {
    Dataset<Row> cleaned = clean(context, output.path(WORK));
    ScoreCounts counts = ScoreCounts.of(cleaned);
    CorpusStatistics statistics = statistics(context, cleaned, counts.documents());
    Dataset<Row> scored = keyphrases(context, cleaned, statistics, counts.lines());
    scored
        .filter(col(Columns.CODE).isNull())
        .select(outputColumns())
        .write()
        .parquet(output.path(DOCUMENTS));
    Dataset<Row> quarantine = Corpus.quarantine(scored);
    Quarantine.write(quarantine, output.path(QuarantinedLines.FOLDER));
    ScoreResult result = ScoreResult.of(context, settings, counts, quarantine, scored);
    QuarantinedLines.tell(context, result.quarantine());
    Report report = new ScoreReport(settings, model, result).build(cleaned, scored, pieces);
    output.write("report.html", report.html());
    scored.unpersist();
    output.delete(WORK);
    return result;
  }

  private static org.apache.spark.sql.Column[] outputColumns() {
    return List.of(
            Columns.ID,
            Columns.SOURCE,
            Columns.POSITION,
            Columns.LANGUAGE,
            Columns.TEXT,
            ScoreColumns.REMOVED,
            ScoreColumns.KEYPHRASES)
        .stream()
        .map(org.apache.spark.sql.functions::col)
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private int partitions(JobContext context) {
    return settings.partitions() == 0 ? context.parallelism() : settings.partitions();
  }

  private Dataset<Row> clean(JobContext context, String path) {
    Corpus corpus = Corpus.read(context.spark(), settings.read());
    for (String file : corpus.files().ignored()) {
      context.say("Left out, not of a known kind: " + file);
    }
    LongAccumulator done = context.counter("cleaned");
    SegmentDecision.Source decision =
        model == null ? SegmentDecision::keepAll : model.distribute(context.spark());
    ScoreSettings asked = settings;
    Dataset<Row> lines = corpus.lines(partitions(context));
    int text = lines.schema().fieldIndex(Columns.TEXT);
    JavaRDD<Row> rows =
        lines
            .javaRDD()
            .mapPartitions(
                part -> {
                  DocumentCleaner cleaner = new DocumentCleaner(decision.open(), asked);
                  return new RowBatches(
                      part,
                      text,
                      batch -> {
                        done.add(batch.size());
                        return cleaner.clean(batch);
                      });
                });
    context.step(
        STAGES.get(0),
        context.done(done),
        () -> 0,
        () -> {
          context.spark().createDataFrame(rows, ScoreColumns.CLEANED).write().parquet(path);
          return path;
        });
    return context.spark().read().schema(ScoreColumns.CLEANED).parquet(path);
  }

  private CorpusStatistics statistics(JobContext context, Dataset<Row> cleaned, long documents) {
    if (!settings.method().scorer().usesStatistics()) {
      return CorpusStatistics.none();
    }
    LongAccumulator done = context.counter("counted");
    return context
        .step(
            STAGES.get(1),
            context.done(done),
            () -> documents,
            () ->
                CorpusStatisticsPass.count(
                    cleaned.filter(col(Columns.CODE).isNull()),
                    CorpusStatisticsPass.AS_GIVEN,
                    settings.keyphraseChars(),
                    done))
        .leaveOneOut();
  }

  private Dataset<Row> keyphrases(
      JobContext context, Dataset<Row> cleaned, CorpusStatistics statistics, long documents) {
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(statistics);
    LongAccumulator done = context.counter("scored");
    ScoreSettings asked = settings;
    int partitions = Math.max(partitions(context), cleaned.rdd().getNumPartitions());
    JavaRDD<Row> rows =
        cleaned
            .repartitionByRange(partitions, col(Columns.SOURCE), col(Columns.POSITION))
            .sortWithinPartitions(Columns.SOURCE, Columns.POSITION)
            .javaRDD()
            .mapPartitions(
                part -> {
                  DocumentKeyphrases keyphrases = new DocumentKeyphrases(asked, shared.value());
                  return new MappedIterator<>(
                      part,
                      row -> {
                        done.add(1);
                        return keyphrases.score(row);
                      });
                });
    Dataset<Row> scored = context.spark().createDataFrame(rows, ScoreColumns.SCORED);
    scored.persist(StorageLevel.DISK_ONLY());
    context.step(STAGES.get(2), context.done(done), () -> documents, scored::count);
    return scored;
  }
}
