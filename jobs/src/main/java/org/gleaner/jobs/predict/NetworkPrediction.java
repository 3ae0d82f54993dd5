package org.gleaner.jobs.predict;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.input.KeptFields;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBatches;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.TemporaryRows;
import org.gleaner.jobs.input.UnlabelledText;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;

/** The predictions of a network that reads texts. */
final class NetworkPrediction implements Prediction {
  private final ModelFolder model;
  private final ReadSettings read;
  private final String task;
  private final NetworkColumns columns;
  private final KeptFields kept;

  /**
   * The predictions of a folder's network.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if nothing is predicted with its task
   */
  NetworkPrediction(
      ModelFolder model, NetworkDefinition network, ReadSettings read, KeptFields kept) {
    this.model = model;
    this.read = read;
    this.kept = kept;
    this.task = network.task();
    this.columns = NetworkColumns.of(network);
  }

  @Override
  public List<String> columns() {
    return List.of(columns.schema().fieldNames());
  }

  @Override
  public String counted() {
    return columns().contains("label") ? "label" : null;
  }

  @Override
  public Map<String, Object> provenance() {
    return model.evaluated();
  }

  @Override
  public Dataset<Row> lines(JobContext context, String path) {
    Dataset<Row> lines =
        Corpus.read(context.spark(), kept.addTo(UnlabelledText.fields(read, task)))
            .lines(context.parallelism());
    ModelFiles files = model.files();
    String fingerprint = files.fingerprint();
    Broadcast<ModelFiles> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(files);
    Lines work = new Lines(task, columns, kept);
    int column = lines.schema().fieldIndex(UnlabelledText.column(task));
    return TemporaryRows.of(
        context,
        "Predicting",
        () -> 0,
        lines,
        (part, done) -> {
          TextScoring scoring =
              TextScoring.of(work.task, work.columns, fingerprint, name -> shared.value().open());
          return new RowBatches(
              part,
              column,
              batch -> {
                done.add(batch.size());
                return work.predicted(batch, scoring);
              });
        },
        work.schema,
        path);
  }

  /** The work on lines; travels. */
  private static final class Lines implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String task;
    private final NetworkColumns columns;
    private final KeptFields kept;
    private final StructType schema;

    Lines(String task, NetworkColumns columns, KeptFields kept) {
      this.task = task;
      this.columns = columns;
      this.kept = kept;
      StructType all = kept.addTo(QuarantinedLines.SCHEMA);
      for (StructField column : columns.schema().fields()) {
        all = all.add(column);
      }
      this.schema = all;
    }

    List<Row> predicted(List<Row> lines, TextScoring scoring) {
      List<Outcome<UnlabelledText>> read = new ArrayList<>(lines.size());
      List<UnlabelledText> texts = new ArrayList<>(lines.size());
      for (Row line : lines) {
        Outcome<UnlabelledText> one =
            line.getAs(Columns.CODE) == null ? read(line) : Outcome.done(null);
        read.add(one);
        if (one.isDone() && one.value() != null) {
          texts.add(one.value());
        }
      }
      Outcome<List<Object[]>> together = Outcome.of("", () -> cells(texts, scoring));
      Iterator<Object[]> cells = together.isDone() ? together.value().iterator() : null;
      List<Row> rows = new ArrayList<>(lines.size());
      for (int i = 0; i < lines.size(); i++) {
        rows.add(row(lines.get(i), read.get(i), cells, scoring));
      }
      return rows;
    }

    private static List<Object[]> cells(List<UnlabelledText> texts, TextScoring scoring) {
      List<Object[]> cells = new ArrayList<>(texts.size());
      for (int from = 0; from < texts.size(); from += scoring.together()) {
        int to = Math.min(texts.size(), from + scoring.together());
        cells.addAll(scoring.cells(texts.subList(from, to)));
      }
      return cells;
    }

    private Outcome<UnlabelledText> read(Row line) {
      Outcome<Outcome<UnlabelledText>> tried = Outcome.of("", () -> UnlabelledText.of(line, task));
      return tried.isDone() ? tried.value() : Outcome.failed(tried.failed());
    }

    /** Where the texts failed together, each is read by itself. */
    private Row row(
        Row line, Outcome<UnlabelledText> read, Iterator<Object[]> known, TextScoring scoring) {
      RowBuilder row = new RowBuilder(schema).copy(line, Columns.QUARANTINE);
      if (!read.isDone()) {
        return row.fail(read.failed()).row();
      }
      UnlabelledText text = read.value();
      if (text == null) {
        return row.row();
      }
      Outcome<Object[]> cells =
          known != null
              ? Outcome.done(known.next())
              : Outcome.of(
                  String.join("\n", text.text().texts()),
                  () -> scoring.cells(List.of(text)).get(0));
      if (!cells.isDone()) {
        return row.fail(cells.failed()).row();
      }
      if (kept.any()) {
        row.set(KeptFields.COLUMN, kept.from(line.getAs(KeptFields.COLUMN)));
      }
      StructField[] fields = columns.schema().fields();
      for (int i = 0; i < fields.length; i++) {
        row.set(fields[i].name(), cells.value()[i]);
      }
      return row.row();
    }
  }
}
