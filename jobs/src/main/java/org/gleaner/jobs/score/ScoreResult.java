package org.gleaner.jobs.score;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Quarantine;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Summary;

/**
 * The result of {@code score}.
 *
 * @param counts of the cleaning
 * @param documents documents written
 * @param quarantine the number of quarantined lines, by code
 * @param languages documents by language, most first
 * @param phrases the weight of the best keyphrases over all documents, most first
 * @param stages the long steps of the run
 * @param seconds until then
 */
public record ScoreResult(
    ScoreCounts counts,
    long documents,
    Map<String, Long> quarantine,
    Map<String, Long> languages,
    Map<String, Long> phrases,
    List<JobContext.Stage> stages,
    double seconds) {
  /** The names of the long steps of {@code score}. */
  static final List<String> STAGES =
      List.of("Cleaning", "Counting phrases", "Extracting keyphrases");

  private static final int LANGUAGES = 12;
  private static final int PHRASES = 50;

  static ScoreResult of(
      JobContext context,
      int top,
      ScoreCounts counts,
      Dataset<Row> quarantine,
      Dataset<Row> scored) {
    Dataset<Row> documents = scored.filter(col(Columns.CODE).isNull());
    return new ScoreResult(
        counts,
        documents.count(),
        Quarantine.counts(quarantine),
        languages(documents),
        top == 0 ? Map.of() : phrases(documents),
        context.stages(),
        context.seconds());
  }

  private static Map<String, Long> languages(Dataset<Row> documents) {
    return map(
        documents
            .groupBy(col(Columns.LANGUAGE))
            .agg(count(lit(1)).as("n"))
            .orderBy(col("n").desc(), col(Columns.LANGUAGE))
            .limit(LANGUAGES));
  }

  // The weight is 1 for a document's best phrase, 1/2 for the second and so on; in thousandths, so
  // that the sum does not depend on the partitions.
  private static Map<String, Long> phrases(Dataset<Row> documents) {
    return map(
        documents
            .select(posexplode(col(ScoreColumns.KEYPHRASES)).as(new String[] {"rank", "k"}))
            .groupBy(lower(col("k.phrase")).as("key"))
            .agg(
                min(col("k.phrase")).as("phrase"),
                sum(floor(lit(1000).divide(col("rank").plus(1)))).as("n"))
            .orderBy(col("n").desc(), col("phrase"))
            .limit(PHRASES)
            .select("phrase", "n"));
  }

  private static Map<String, Long> map(Dataset<Row> pairs) {
    Map<String, Long> map = new LinkedHashMap<>();
    for (Row row : pairs.collectAsList()) {
      map.put(row.isNullAt(0) ? "unknown" : row.getString(0), row.getLong(1));
    }
    return map;
  }

  /** Seconds of the cleaning, the counting and the extraction. */
  double scoringSeconds() {
    double sum = 0;
    for (JobContext.Stage stage : stages) {
      sum += STAGES.contains(stage.name()) ? stage.seconds() : 0;
    }
    return sum;
  }

  /** Lines quarantined. */
  public long quarantined() {
    long sum = 0;
    for (long count : quarantine.values()) {
      sum += count;
    }
    return sum;
  }

  Summary summary(double seconds) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("lines", counts.lines());
    metrics.put("segments", counts.segments());
    metrics.put("removed_segments", counts.removedSegments());
    metrics.put("removed_share", counts.removedShare());
    metrics.put("quarantine", quarantine);
    return new Summary("score", documents, quarantined(), seconds, metrics);
  }
}
