package org.gleaner.jobs.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.Schemas;
import org.gleaner.jobs.input.KeptFields;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.input.RowBatches;
import org.gleaner.jobs.input.RowBuilder;
import org.gleaner.jobs.input.TemporaryRows;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.SegmentDecision;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.score.DocumentCleaner;
import org.gleaner.jobs.score.ScoreColumns;
import org.gleaner.text.segment.NormalizedSegments;

/** Documents cleaned by a network of the task {@code clean}, as {@code score} does it. */
final class CleanPrediction implements Prediction {
  private static final List<String> COLUMNS =
      List.of(Columns.LANGUAGE, Columns.TEXT, ScoreColumns.REMOVED);

  /** Of the columns of a cleaned document. */
  private static final List<String> TAKEN =
      Stream.concat(Columns.QUARANTINE.stream(), COLUMNS.stream()).toList();

  private final ModelFolder model;
  private final ReadSettings read;
  private final KeptFields kept;

  CleanPrediction(ModelFolder model, ReadSettings read, KeptFields kept) {
    this.model = model;
    this.read = read;
    this.kept = kept;
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public String counted() {
    return Columns.LANGUAGE;
  }

  @Override
  public Map<String, Object> provenance() {
    return model.evaluated();
  }

  @Override
  public Dataset<Row> lines(JobContext context, String path) {
    Dataset<Row> lines =
        Corpus.read(context.spark(), kept.addTo(read)).lines(context.parallelism());
    SegmentDecision.Source decision = model.distribute(context.spark());
    StructType schema =
        kept.addTo(QuarantinedLines.SCHEMA)
            .add(Columns.LANGUAGE, DataTypes.StringType)
            .add(Columns.TEXT, DataTypes.StringType)
            .add(ScoreColumns.REMOVED, Schemas.REMOVED);
    KeptFields fields = kept;
    int text = lines.schema().fieldIndex(Columns.TEXT);
    return TemporaryRows.of(
        context,
        "Cleaning",
        () -> 0,
        lines,
        (part, done) -> {
          DocumentCleaner cleaner =
              new DocumentCleaner(decision.open(), NormalizedSegments.AUTO, "auto");
          return new RowBatches(
              part,
              text,
              batch -> {
                done.add(batch.size());
                return cleaned(batch, cleaner.clean(batch), schema, fields);
              });
        },
        schema,
        path);
  }

  private static List<Row> cleaned(
      List<Row> lines, List<Row> cleaned, StructType schema, KeptFields kept) {
    List<Row> rows = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      RowBuilder row = new RowBuilder(schema);
      for (String column : TAKEN) {
        row.set(column, cleaned.get(i).get(ScoreColumns.CLEANED.fieldIndex(column)));
      }
      if (kept.any()) {
        row.set(KeptFields.COLUMN, kept.from(lines.get(i).getAs(KeptFields.COLUMN)));
      }
      rows.add(row.row());
    }
    return rows;
  }
}
