package org.gleaner.jobs.predict;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.KeptFields;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.report.Figures;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;

/** The run of {@code predict}: every line is a row of predictions or of the quarantine. */
final class PredictRun implements Job.Run {
  private static final String WORK = "read";
  private static final String PREDICTIONS = "predictions";
  private static final String NONE = "none";
  private static final int MOST_VALUES = 50;

  private final Prediction prediction;
  private final OutputCheck check;
  private final List<String> inputs;

  PredictRun(Prediction prediction, OutputCheck check, List<String> inputs) {
    this.prediction = prediction;
    this.check = check;
    this.inputs = inputs;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, check, folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    Dataset<Row> lines = prediction.lines(context, folder.path(WORK));
    long aside = QuarantinedLines.tell(context, lines, folder);
    Dataset<Row> predicted = lines.filter(col(Columns.CODE).isNull());
    predicted.select(columns(lines.columns())).write().parquet(folder.path(PREDICTIONS));
    Map<String, Long> values = values(predicted);
    Map<String, Object> metrics = new LinkedHashMap<>();
    if (prediction.counted() != null) {
      metrics.put(prediction.counted(), values);
    }
    Summary summary = new Summary("predict", predicted.count(), aside, context.seconds(), metrics);
    folder.write("report.html", report(summary, values).html());
    folder.delete(WORK);
    return summary;
  }

  private Column[] columns(String[] all) {
    List<String> names = new ArrayList<>(List.of(Columns.ID, Columns.SOURCE, Columns.POSITION));
    if (Arrays.asList(all).contains(KeptFields.COLUMN)) {
      names.add(KeptFields.COLUMN);
    }
    names.addAll(prediction.columns());
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  /** How often the values of the column that is counted occur, the most frequent first. */
  private Map<String, Long> values(Dataset<Row> predicted) {
    Map<String, Long> values = new LinkedHashMap<>();
    String counted = prediction.counted();
    if (counted != null) {
      for (Row row :
          predicted
              .groupBy(counted)
              .agg(count(lit(1)).as("count"))
              .orderBy(desc("count"), col(counted))
              .limit(MOST_VALUES)
              .collectAsList()) {
        values.put(row.isNullAt(0) ? NONE : row.getString(0), row.getLong(1));
      }
    }
    return values;
  }

  private Fragment table(long rows, Map<String, Long> values) {
    List<List<String>> table = new ArrayList<>();
    values.forEach(
        (value, count) ->
            table.add(
                List.of(value, Figures.count(count), Figures.percent((double) count / rows, 1))));
    return Fragments.table(List.of(prediction.counted(), "lines", "share"), table);
  }

  private Report report(Summary summary, Map<String, Long> values) {
    Tiles tiles =
        new Tiles()
            .count("lines", summary.rows())
            .count("quarantined", summary.quarantined())
            .decimal("seconds", summary.seconds(), 1);
    Report report = new Report("Predictions", String.join(", ", inputs)).add(tiles.fragment());
    if (!values.isEmpty()) {
      report.section("By " + prediction.counted(), table(summary.rows(), values));
    }
    return report.section("Settings and provenance", Fragments.pairs(prediction.provenance()));
  }
}
