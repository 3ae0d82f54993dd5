package org.gleaner.jobs.score;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.binaryfile.BinaryFileFormat;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.util.SignalUtils;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Summary;

/**
 * The run of {@code score --follow}: Spark's file source finds new files and notes which batch has
 * which; {@link FollowedBatch} scores them. Ends when all is done that was there ({@code
 * available-now}), or when the process is asked to terminate: a batch that is under way is then
 * left, and done at the next start.
 */
final class FollowRun implements Job.Run {
  private static final long LOOK_MILLIS = 200;

  /** Files keep their time when they are moved in, so that none may count as too old. */
  private static final String ANY_AGE = "36500d";

  private final ScoreCommand settings;
  private final KeyphraseMethod method;
  private final ModelFolder model;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean asked = new AtomicBoolean();

  FollowRun(ScoreCommand settings, KeyphraseMethod method, ModelFolder model) {
    this.settings = settings;
    this.method = method;
    this.model = model;
  }

  @Override
  public Summary run(JobContext context) {
    FollowedBatch batch = new FollowedBatch(context, settings, method, model);
    running.set(true);
    try {
      for (String signal : List.of("TERM", "INT")) {
        SignalUtils.register(signal, this::ask);
      }
      context.say("Following " + input() + " with checkpoint " + checkpoint());
      await(start(context, batch));
    } catch (StreamingQueryException | TimeoutException e) {
      if (!asked.get()) {
        throw new IllegalStateException("Cannot go on", e);
      }
    } finally {
      running.set(false);
    }
    return batch.summary();
  }

  private String input() {
    return settings.read.inputs().get(0);
  }

  private String checkpoint() {
    return settings.follow.checkpoint(settings.output);
  }

  /** Handles a signal; false if it is not for this run. */
  private Object ask() {
    asked.set(running.get());
    return asked.get();
  }

  private StreamingQuery start(JobContext context, FollowedBatch batch) throws TimeoutException {
    VoidFunction2<Dataset<Row>, Long> score = batch::score;
    return context
        .spark()
        .readStream()
        .format("binaryFile")
        .schema(BinaryFileFormat.schema())
        .option("recursiveFileLookup", true)
        .option("maxFilesPerTrigger", settings.follow.maxFiles())
        .option("maxFileAge", ANY_AGE)
        .load(FilePaths.exactly(FilePaths.of(input())).toString())
        .select("path")
        .writeStream()
        .foreachBatch(score)
        .option("checkpointLocation", FilePaths.of(checkpoint()).toString())
        .trigger(settings.follow.when())
        .start();
  }

  private void await(StreamingQuery query) throws StreamingQueryException, TimeoutException {
    while (!query.awaitTermination(LOOK_MILLIS)) {
      if (asked.get()) {
        query.stop();
      }
    }
  }
}
