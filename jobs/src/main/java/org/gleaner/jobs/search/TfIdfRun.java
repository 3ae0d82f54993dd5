package org.gleaner.jobs.search;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.TemporaryRows;
import org.gleaner.jobs.report.Figures;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.pass.DictionaryPass;
import org.gleaner.pass.IndexConfig;
import org.gleaner.search.Dictionary;

/** The run of {@code tfidf}. */
final class TfIdfRun implements Job.Run {
  private static final String WORK = "analysed";
  private static final List<String> HEADER = List.of("term", "documents");
  private static final int TERMS = 25;

  private final TfIdfCommand settings;

  TfIdfRun(TfIdfCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Corpus corpus = Corpus.read(context.spark(), settings.read.settings());
    int partitions = settings.partitions == 0 ? context.parallelism() : settings.partitions;
    Dataset<Row> lines = corpus.lines(partitions);
    Dictionary dictionary = count(context, lines);
    Dataset<Row> analysed = analyse(context, lines, dictionary, folder.path(WORK));
    Dataset<Row> documents = analysed.filter(col(Columns.CODE).isNull());
    IndexConfig config = TfIdfOutput.write(context, documents, dictionary, settings, folder);
    long aside = QuarantinedLines.tell(context, analysed, folder);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("terms", dictionary.size());
    metrics.put("average_length", config.averageLength());
    Summary summary = new Summary("tfidf", config.documents(), aside, context.seconds(), metrics);
    folder.write("report.html", report(summary, dictionary).html());
    folder.delete(WORK);
    return summary;
  }

  private Dictionary count(JobContext context, Dataset<Row> lines) {
    JavaRDD<Row> texts = lines.filter(col(Columns.CODE).isNull()).select(Columns.TEXT).javaRDD();
    DictionaryPass pass = new DictionaryPass(settings.analysis, settings.limits);
    return context.counted(
        "Counting terms",
        () -> 0,
        done ->
            pass.run(
                texts.mapPartitions(
                    part -> MappedIterator.counting(done, part, row -> row.getString(0)))));
  }

  private Dataset<Row> analyse(
      JobContext context, Dataset<Row> lines, Dictionary dictionary, String path) {
    Broadcast<Dictionary> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(dictionary);
    Map<String, String> analysis = settings.analysis;
    return TemporaryRows.of(
        context,
        "Making vectors",
        dictionary::documents,
        lines,
        (part, done) -> {
          DocumentTerms terms = new DocumentTerms(analysis, shared.value());
          return MappedIterator.counting(done, part, terms::of);
        },
        DocumentTerms.SCHEMA,
        path);
  }

  private Report report(Summary summary, Dictionary dictionary) {
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("terms", dictionary.size())
            .count("quarantined", summary.quarantined())
            .decimal("seconds", summary.seconds(), 1);
    Map<String, Object> provenance = new LinkedHashMap<>(settings.analysis);
    provenance.putAll(settings.weighting);
    provenance.put("limits", settings.limits);
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Documents as weighted terms", String.join(", ", settings.read.inputs()))
        .add(tiles.fragment())
        .section("Most frequent terms", Fragments.table(HEADER, frequent(dictionary)))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }

  private static List<List<String>> frequent(Dictionary dictionary) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(TERMS, dictionary.size()); i++) {
      rows.add(List.of(dictionary.term(i), Figures.count(dictionary.frequency(i))));
    }
    return rows;
  }
}
