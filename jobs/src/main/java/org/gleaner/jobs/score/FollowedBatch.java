package org.gleaner.jobs.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.gleaner.io.FilePaths;
import org.gleaner.io.InputFiles;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Summary;

/**
 * Scores the files of a micro-batch as the batch job does, into a folder of the batch's number. The
 * folder appears whole or not at all. Spark gives a number the same files each time, so that a
 * batch which is done again after a failure replaces its folder by an equal one.
 */
final class FollowedBatch {
  /** The prefix of the names of the batches' folders. */
  static final String PREFIX = "batch-";

  private final JobContext context;
  private final ScoreCommand settings;
  private final KeyphraseMethod method;
  private final ModelFolder model;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong documents = new AtomicLong();
  private final AtomicLong quarantined = new AtomicLong();

  FollowedBatch(
      JobContext context, ScoreCommand settings, KeyphraseMethod method, ModelFolder model) {
    this.context = context;
    this.settings = settings;
    this.method = method;
    this.model = model;
  }

  /**
   * Scores a batch.
   *
   * @param paths of its files
   */
  void score(Dataset<Row> paths, long number) {
    List<String> all = paths.as(Encoders.STRING()).collectAsList();
    Configuration hadoop = context.spark().sparkContext().hadoopConfiguration();
    List<String> inputs = InputFiles.known(hadoop, all);
    if (inputs.size() < all.size()) {
      context.say("Left out, not of a known kind: " + (all.size() - inputs.size()) + " files");
    }
    if (!inputs.isEmpty()) {
      score(inputs, number);
    }
  }

  private void score(List<String> inputs, long number) {
    String name = PREFIX + String.format(Locale.ROOT, "%08d", number);
    String folder = FilePaths.child(settings.output.folder(), name).toString();
    Summary summary;
    try (JobContext part = context.part()) {
      OutputCheck check = new OutputCheck(folder, inputs, true);
      summary = settings.run(method, model, settings.read.settings(inputs), check).run(part);
    }
    batches.incrementAndGet();
    files.addAndGet(inputs.size());
    documents.addAndGet(summary.rows());
    quarantined.addAndGet(summary.quarantined());
    context.say(
        String.format(
            Locale.ROOT,
            "Batch %d: %,d files, %,d documents, %,d quarantined [%.1f s]",
            number,
            inputs.size(),
            summary.rows(),
            summary.quarantined(),
            summary.seconds()));
  }

  /** The sums over all batches of this run. */
  Summary summary() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("batches", batches.get());
    metrics.put("files", files.get());
    return new Summary("score", documents.get(), quarantined.get(), context.seconds(), metrics);
  }
}
