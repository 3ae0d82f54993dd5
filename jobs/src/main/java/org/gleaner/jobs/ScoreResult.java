package org.gleaner.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Quarantine;

/**
 * What {@code score} came to.
 *
 * @param counts of the cleaning
 * @param documents documents written
 * @param quarantine lines set aside, by code
 * @param languages documents by language, most first
 * @param phrases in how many documents each of the commonest keyphrases stands, most first
 * @param seconds until then
 */
record ScoreResult(
    ScoreCounts counts,
    long documents,
    Map<String, Long> quarantine,
    Map<String, Long> languages,
    Map<String, Long> phrases,
    double seconds) {
  private static final int LANGUAGES = 12;
  private static final int PHRASES = 40;

  static ScoreResult of(
      JobContext context,
      ScoreSettings settings,
      ScoreCounts counts,
      Dataset<Row> quarantine,
      Dataset<Row> scored) {
    Dataset<Row> documents = scored.filter(col(Columns.CODE).isNull());
    return new ScoreResult(
        counts,
        documents.count(),
        Quarantine.counts(quarantine),
        languages(documents),
        settings.top() == 0 ? Map.of() : phrases(documents),
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

  private static Map<String, Long> phrases(Dataset<Row> documents) {
    return map(
        documents
            .select(
                col(Columns.SOURCE),
                col(Columns.POSITION),
                explode(col(CleanedRows.KEYPHRASES)).as("k"))
            .groupBy(lower(col("k.phrase")).as("key"))
            .agg(
                min(col("k.phrase")).as("phrase"),
                countDistinct(col(Columns.SOURCE), col(Columns.POSITION)).as("n"))
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

  /** Lines set aside. */
  long quarantined() {
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
