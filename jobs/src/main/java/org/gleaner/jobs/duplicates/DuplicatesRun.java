package org.gleaner.jobs.duplicates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ParquetFiles;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.MappedIterator;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.SourceText;
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

/** The run of {@code duplicates}. */
final class DuplicatesRun implements Job.Run {
  private static final String WORK = "read";
  private static final String PLAIN = "plain";
  private static final String SURVIVOR = "duplicate_of";
  private static final int GROUPS = 20;
  private static final int BEGIN_CHARS = 120;

  private static final StructType READ =
      QuarantinedLines.SCHEMA
          .add(Columns.TEXT, DataTypes.StringType)
          .add(Columns.HTML, DataTypes.BooleanType)
          .add(Columns.LANGUAGE, DataTypes.StringType)
          .add(PLAIN, DataTypes.StringType);

  private static final StructType KEPT = new StructType().add(Columns.ID, DataTypes.StringType);

  private final DuplicatesCommand settings;

  DuplicatesRun(DuplicatesCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Dataset<Row> read = read(context, folder.path(WORK));
    long aside = QuarantinedLines.tell(context, read, folder);
    Dataset<Row> documents = read.filter(col(Columns.CODE).isNull());
    Dataset<Row> judged =
        settings.finder().setTextCol(PLAIN).setOutputCol(SURVIVOR).transform(documents);
    String kept = folder.path("kept");
    judged
        .filter(col(SURVIVOR).isNull())
        .selectExpr(
            Columns.ID,
            "if(html, null, text) as text",
            "if(html, text, null) as html",
            Columns.LANGUAGE)
        .write()
        .parquet(kept);
    String dropped = folder.path("duplicates");
    Dataset<Row> others =
        judged
            .filter(col(SURVIVOR).isNotNull())
            .select(Columns.ID, SURVIVOR, Columns.SOURCE, Columns.POSITION);
    others.write().parquet(dropped);
    Dataset<Row> duplicates = ParquetFiles.exactly(context.spark(), others.schema(), dropped);
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("kept", ParquetFiles.exactly(context.spark(), KEPT, kept).count());
    metrics.put("duplicates", duplicates.count());
    metrics.put("groups", duplicates.select(SURVIVOR).distinct().count());
    Summary summary =
        new Summary("duplicates", documents.count(), aside, context.seconds(), metrics);
    folder.write("report.html", report(summary, groups(duplicates, documents)).html());
    folder.delete(WORK);
    return summary;
  }

  /** The lines with the text that is compared, kept for the passes to come. */
  private Dataset<Row> read(JobContext context, String path) {
    Dataset<Row> lines =
        Corpus.read(context.spark(), settings.read.settings()).lines(context.parallelism());
    return TemporaryRows.of(
        context,
        "Reading",
        () -> 0,
        lines,
        (part, done) -> MappedIterator.counting(done, part, DuplicatesRun::plain),
        READ,
        path);
  }

  private static Row plain(Row line) {
    RowBuilder cells = new RowBuilder(READ).copy(line, Columns.QUARANTINE);
    if (line.getAs(Columns.CODE) != null) {
      return cells.row();
    }
    Outcome<String> plain = SourceText.plain(line);
    return plain.isDone()
        ? cells
            .copy(line, List.of(Columns.TEXT, Columns.HTML, Columns.LANGUAGE))
            .set(PLAIN, plain.value())
            .row()
        : cells.fail(plain.failed()).row();
  }

  /**
   * The largest groups: the document that is kept, the number of its duplicates, and its beginning.
   */
  private static List<List<String>> groups(Dataset<Row> duplicates, Dataset<Row> documents) {
    Dataset<Row> largest =
        duplicates
            .groupBy(col(SURVIVOR).as("stays"))
            .agg(count(lit(1)).as("others"))
            .orderBy(desc("others"), col("stays"))
            .limit(GROUPS);
    Dataset<Row> begins =
        documents.select(
            col(Columns.ID).as("stays"), expr("left(" + PLAIN + "," + BEGIN_CHARS + ") as begin"));
    List<List<String>> rows = new ArrayList<>();
    for (Row row :
        largest
            .join(begins.dropDuplicates("stays"), "stays")
            .orderBy(desc("others"), col("stays"))
            .collectAsList()) {
      rows.add(List.of(row.getString(0), Figures.count(row.getLong(1)), row.getString(2)));
    }
    return rows;
  }

  private Report report(Summary summary, List<List<String>> groups) {
    Tiles tiles = new Tiles().count("documents", summary.rows());
    summary.metrics().forEach((name, value) -> tiles.count(name, (Long) value));
    tiles.count("quarantined", summary.quarantined()).decimal("seconds", summary.seconds(), 1);
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("threshold", settings.threshold);
    provenance.put("shingle size", settings.shingleSize);
    provenance.put("bands", settings.bands + " of " + settings.bandRows + " places");
    provenance.put("seed", settings.seed);
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Documents that say nearly the same", settings.output.folder())
        .add(tiles.fragment())
        .section(
            "Largest groups",
            Fragments.table(List.of("stays", "duplicates of it", "begins"), groups))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }
}
