package org.gleaner.jobs.score;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.Quarantine;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBatches;
import org.gleaner.jobs.input.TemporaryRows;
import org.gleaner.jobs.keyphrase.CorpusStatisticsPass;
import org.gleaner.jobs.keyphrase.DocumentLanguage;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.keyphrase.LanguageExtractors;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.keyphrase.document.CorpusStatistics;

/**
 * The run of {@code score}. The cleaned documents are written once and read by what follows, so
 * that no document is cleaned twice; the keyphrase pass takes them in input order.
 */
public final class ScoreRun implements Job.Run {
  private static final String WORK = "cleaned";
  private static final String DOCUMENTS = "documents";

  private final ScoreCommand settings;
  private final KeyphraseMethod method;
  private final ModelFolder model;
  private final String segmenter;
  private final ReadSettings documents;
  private final OutputCheck check;

  /**
   * A run.
   *
   * @param model of the cleaning; null to keep every segment
   */
  ScoreRun(
      ScoreCommand settings,
      KeyphraseMethod method,
      ModelFolder model,
      ReadSettings documents,
      OutputCheck check) {
    this.settings = settings;
    this.method = method;
    this.model = model;
    this.segmenter = settings.segmenter.segmenter();
    this.documents = documents;
    this.check = check;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(
        context, check, folder -> write(context, folder, List.of()).summary(context.seconds()));
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
    ScoreResult result = ScoreResult.of(context, settings.top, counts, quarantine, scored);
    QuarantinedLines.tell(context, result.quarantine());
    ScoreReport report = new ScoreReport(documents.inputs(), segmenter, method.name(), result);
    output.write("report.html", report.build(cleaned, scored, pieces, provenance()).html());
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

  private Map<String, Object> provenance() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("keyphrases", method.name() + " " + method.options());
    map.put("top", settings.top);
    map.put("segmenter", segmenter);
    map.put("language", settings.language);
    map.put("tokenizer", method.tokenizerName());
    map.put("format", documents.content());
    map.put("cleaner", model == null ? "none: every segment is kept" : model.location());
    if (model != null) {
      model.provenance().forEach((key, value) -> map.put("cleaner: " + key, value));
    }
    map.putAll(Provenance.ofThisRun());
    return map;
  }

  private int partitions(JobContext context) {
    return settings.partitions == 0 ? context.parallelism() : settings.partitions;
  }

  private Dataset<Row> clean(JobContext context, String path) {
    Corpus corpus = Corpus.read(context.spark(), documents);
    for (String file : corpus.files().ignored()) {
      context.say("Left out, not of a known kind: " + file);
    }
    SegmentDecision.Source decision =
        model == null ? SegmentDecision::keepAll : model.distribute(context.spark());
    String cut = segmenter;
    String language = settings.language;
    Dataset<Row> lines = corpus.lines(partitions(context));
    int text = lines.schema().fieldIndex(Columns.TEXT);
    return TemporaryRows.of(
        context,
        ScoreResult.STAGES.get(0),
        () -> 0,
        lines,
        (part, done) -> {
          DocumentCleaner cleaner = new DocumentCleaner(decision.open(), cut, language);
          return new RowBatches(
              part,
              text,
              batch -> {
                done.add(batch.size());
                return cleaner.clean(batch);
              });
        },
        ScoreColumns.CLEANED,
        path);
  }

  private CorpusStatistics statistics(JobContext context, Dataset<Row> cleaned, long documents) {
    if (!method.scorer().usesStatistics()) {
      return CorpusStatistics.none();
    }
    return context
        .counted(
            ScoreResult.STAGES.get(1),
            () -> documents,
            done ->
                CorpusStatisticsPass.count(
                    cleaned.filter(col(Columns.CODE).isNull()),
                    method,
                    DocumentLanguage.AS_GIVEN,
                    settings.keyphraseChars,
                    done))
        .leaveOneOut();
  }

  private Dataset<Row> keyphrases(
      JobContext context, Dataset<Row> cleaned, CorpusStatistics statistics, long documents) {
    Broadcast<CorpusStatistics> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(statistics);
    LongAccumulator done = context.counter(ScoreResult.STAGES.get(2));
    KeyphraseMethod asked = method;
    int chars = settings.keyphraseChars;
    int top = settings.top;
    int partitions = Math.max(partitions(context), cleaned.rdd().getNumPartitions());
    JavaRDD<Row> rows =
        cleaned
            .repartitionByRange(partitions, col(Columns.SOURCE), col(Columns.POSITION))
            .sortWithinPartitions(Columns.SOURCE, Columns.POSITION)
            .javaRDD()
            .mapPartitions(
                part -> {
                  LanguageExtractors extractors =
                      new LanguageExtractors(asked, shared.value(), chars);
                  DocumentKeyphrases keyphrases = new DocumentKeyphrases(extractors, top);
                  return MappedIterator.counting(done, part, keyphrases::score);
                });
    Dataset<Row> scored = context.spark().createDataFrame(rows, ScoreColumns.SCORED);
    scored.persist(StorageLevel.DISK_ONLY());
    context.step(ScoreResult.STAGES.get(2), context.done(done), () -> documents, scored::count);
    return scored;
  }
}
