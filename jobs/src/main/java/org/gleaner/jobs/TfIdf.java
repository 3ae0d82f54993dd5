package org.gleaner.jobs;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.OutputFolder;
import org.gleaner.io.Quarantine;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.DictionaryPass;
import org.gleaner.stage.IndexConfig;
import org.gleaner.stage.IndexPass;
import org.gleaner.stage.SearchIndex;
import org.gleaner.stage.TfIdfVectorizerModel;

/** The run of {@code tfidf}. */
final class TfIdf implements Job.Run {
  private static final String WORK = "analysed";

  private final TfIdfSettings settings;

  TfIdf(TfIdfSettings settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Corpus corpus = Corpus.read(context.spark(), settings.read());
    int partitions = settings.partitions() == 0 ? context.parallelism() : settings.partitions();
    Dataset<Row> lines = corpus.lines(partitions);
    Dictionary dictionary = count(context, lines);
    Dataset<Row> analysed = analyse(context, lines, dictionary, folder.path(WORK));
    Dataset<Row> documents = analysed.filter(col(Columns.CODE).isNull());
    IndexConfig config = config(documents);
    writeIndex(context, documents, dictionary, config, folder);
    Dataset<Row> quarantine = Corpus.quarantine(analysed);
    Quarantine.write(quarantine, folder.path(SetAside.FOLDER));
    long aside = SetAside.tell(context, Quarantine.counts(quarantine));
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("terms", dictionary.size());
    metrics.put("average_length", config.averageLength());
    Summary summary = new Summary("tfidf", config.documents(), aside, context.seconds(), metrics);
    folder.write("report.html", report(summary, dictionary).html());
    folder.delete(WORK);
    return summary;
  }

  private Dictionary count(JobContext context, Dataset<Row> lines) {
    LongAccumulator done = context.counter("counted");
    JavaRDD<String> texts =
        lines
            .filter(col(Columns.CODE).isNull())
            .select(Columns.TEXT)
            .javaRDD()
            .map(
                row -> {
                  done.add(1);
                  return row.getString(0);
                });
    return context.step(
        "Counting terms",
        context.done(done),
        () -> 0,
        () -> new DictionaryPass(settings.analysis(), settings.limits()).run(texts));
  }

  private Dataset<Row> analyse(
      JobContext context, Dataset<Row> lines, Dictionary dictionary, String path) {
    LongAccumulator done = context.counter("analysed");
    Broadcast<Dictionary> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(dictionary);
    Map<String, String> analysis = settings.analysis();
    JavaRDD<Row> rows =
        lines
            .javaRDD()
            .mapPartitions(
                part -> {
                  DocumentTerms terms = new DocumentTerms(analysis, shared.value());
                  return new Mapped<>(
                      part,
                      row -> {
                        done.add(1);
                        return terms.of(row);
                      });
                });
    context.step(
        "Making vectors",
        context.done(done),
        dictionary::documents,
        () -> {
          context.spark().createDataFrame(rows, DocumentTerms.SCHEMA).write().parquet(path);
          return path;
        });
    return context.spark().read().schema(DocumentTerms.SCHEMA).parquet(path);
  }

  private IndexConfig config(Dataset<Row> documents) {
    Row row = documents.selectExpr("count(*)", "avg(length)").first();
    double averageLength = row.isNullAt(1) ? 0 : row.getDouble(1);
    return new IndexConfig(
        settings.analysis(), settings.weighting(), row.getLong(0), averageLength);
  }

  private static void writeIndex(
      JobContext context,
      Dataset<Row> documents,
      Dictionary dictionary,
      IndexConfig config,
      OutputFolder folder) {
    folder.write(SearchIndex.CONFIG, config.json());
    folder.write(SearchIndex.DICTIONARY, bytes(dictionary));
    TermWeighting weighting = config.termWeighting();
    JavaRDD<IndexPass.Entry> entries =
        documents
            .select(Columns.ID, DocumentTerms.BEGIN, DocumentTerms.TERMS, DocumentTerms.COUNTS)
            .javaRDD()
            .map(DocumentTerms::entry);
    LongAccumulator done = context.counter("indexed");
    context.step(
        "Writing the index",
        context.done(done),
        config::documents,
        () -> {
          IndexPass.write(
              entries.map(
                  entry -> {
                    done.add(1);
                    return entry;
                  }),
              dictionary,
              weighting,
              folder.path(SearchIndex.SHARDS));
          return null;
        });
    writeVectors(context, documents, weighting.idf(dictionary), weighting, folder);
    writeModel(dictionary, config, folder);
  }

  private static void writeVectors(
      JobContext context,
      Dataset<Row> documents,
      double[] idf,
      TermWeighting weighting,
      OutputFolder folder) {
    StructType schema =
        new StructType()
            .add(Columns.ID, DataTypes.StringType)
            .add(Columns.SOURCE, DataTypes.StringType)
            .add(Columns.POSITION, DataTypes.LongType)
            .add("features", SQLDataTypes.VectorType());
    Broadcast<double[]> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(idf);
    JavaRDD<Row> rows =
        documents
            .javaRDD()
            .map(
                row -> {
                  TermVector terms = DocumentTerms.vector(row);
                  double[] weights = weighting.weights(terms, shared.value());
                  return RowFactory.create(
                      row.getAs(Columns.ID),
                      row.getAs(Columns.SOURCE),
                      row.getAs(Columns.POSITION),
                      Vectors.sparse(shared.value().length, terms.terms(), weights));
                });
    context.spark().createDataFrame(rows, schema).write().parquet(folder.path("vectors"));
  }

  private static void writeModel(Dictionary dictionary, IndexConfig config, OutputFolder folder) {
    try {
      new TfIdfVectorizerModel(dictionary)
          .setAnalysis(settings(config.analysis()))
          .setWeighting(settings(config.weighting()))
          .write()
          .save(folder.path("model"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }

  private static String[] settings(Map<String, String> options) {
    List<String> settings = new ArrayList<>();
    options.forEach((key, value) -> settings.add(key + "=" + value));
    return settings.toArray(new String[0]);
  }

  private static byte[] bytes(Dictionary dictionary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      IndexFiles.write(dictionary, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Report report(Summary summary, Dictionary dictionary) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("documents", String.format("%,d", summary.rows()));
    tiles.put("terms", String.format("%,d", dictionary.size()));
    tiles.put("set aside", String.format("%,d", summary.quarantined()));
    tiles.put("seconds", String.format("%,.1f", summary.seconds()));
    Map<String, Object> provenance = new LinkedHashMap<>(settings.analysis());
    provenance.putAll(settings.weighting());
    provenance.put("limits", settings.limits());
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Documents as weighted terms", String.join(", ", settings.read().inputs()))
        .add(Fragments.tiles(tiles))
        .section("Most frequent terms", Fragments.table(HEADER, frequent(dictionary)))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }

  private static final List<String> HEADER = List.of("term", "documents");

  private static List<List<String>> frequent(Dictionary dictionary) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(25, dictionary.size()); i++) {
      rows.add(List.of(dictionary.term(i), String.format("%,d", dictionary.frequency(i))));
    }
    return rows;
  }
}
