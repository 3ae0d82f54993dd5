package org.gleaner.jobs.score;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.streaming.Trigger;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.keyphrase.Scorers;

/**
 * How {@code score --follow} goes on.
 *
 * @param input the folder
 * @param output the folder of the batches
 * @param checkpoint the folder of Spark's notes about what was done
 * @param trigger when files are looked for
 * @param maxFiles most files of a batch
 */
public record FollowSettings(
    String input, String output, String checkpoint, String trigger, int maxFiles) {
  /** Does what is there, and ends. */
  static final String AVAILABLE_NOW = "available-now";

  /** Beside the batches, hidden from who reads them. */
  private static final String CHECKPOINT = "_checkpoint";

  public static FollowSettings of(Settings settings, ScoreSettings score) {
    String given = settings.text("checkpoint");
    FollowSettings follow =
        new FollowSettings(
            score.read() == null ? "" : score.read().inputs().get(0),
            score.output(),
            given == null ? new Path(parent(score.output()), CHECKPOINT).toString() : given,
            settings.required("trigger"),
            settings.integer("max-files", 1, 1_000_000));
    settings.check(follow::when);
    settings.check(() -> requireOneInput(score));
    settings.check(() -> requireNoStatistics(score.method()));
    if (score.overwrite()) {
      settings.reject("Cannot use --overwrite with --follow: batches are added to the output");
    }
    return follow;
  }

  /** A lawful path where the output lacks, which is told already. */
  private static String parent(String output) {
    return output.isBlank() ? "." : output;
  }

  /** When files are looked for, as Spark has it. */
  Trigger when() {
    if (trigger.equals(AVAILABLE_NOW)) {
      return Trigger.AvailableNow();
    }
    try {
      return Trigger.ProcessingTime(trigger);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Cannot use --trigger: "
              + trigger
              + ". Accepted: "
              + AVAILABLE_NOW
              + ", or an interval such as 30 seconds or 1 minute",
          e);
    }
  }

  private static void requireOneInput(ScoreSettings score) {
    if (score.read() != null && score.read().inputs().size() > 1) {
      throw new IllegalArgumentException(
          "Cannot follow " + score.read().inputs().size() + " inputs. Give one folder");
    }
  }

  /** What is counted over a whole corpus is never known in a stream. */
  private static void requireNoStatistics(KeyphraseMethod method) {
    if (Scorers.CATALOGUE.names().contains(method.name()) && method.scorer().usesStatistics()) {
      List<String> accepted = new ArrayList<>(Scorers.CATALOGUE.names());
      accepted.removeIf(
          name -> Scorers.CATALOGUE.named(name).apply(Options.none()).usesStatistics());
      throw new IllegalArgumentException(
          "Cannot follow with --keyphrases: "
              + method.name()
              + " counts phrases over the whole corpus. Accepted: "
              + String.join(", ", accepted));
    }
  }

  /**
   * Looks at the folders.
   *
   * @throws IllegalArgumentException if they overlap
   * @throws GleanerException {@code INPUT_NOT_FOUND} if there is no folder to follow, {@code
   *     OUTPUT_EXISTS} if there are batches of which the checkpoint does not know
   */
  void requireFolders() {
    new OutputCheck(output, List.of(input), false).requireApart(Preflight.configuration());
    new OutputCheck(checkpoint, List.of(input), false).requireApart(Preflight.configuration());
    try {
      if (!status(input).isDirectory()) {
        throw new FileNotFoundException(input);
      }
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND,
          "Cannot follow input: " + input + ". Give a folder that exists.",
          e);
    }
    requireKnownBatches();
  }

  private static FileStatus status(String path) throws IOException {
    Path folder = new Path(path);
    return folder.getFileSystem(Preflight.configuration()).getFileStatus(folder);
  }

  private void requireKnownBatches() {
    Path notes = new Path(checkpoint);
    Path batches = new Path(output, FollowedBatch.PREFIX + "*");
    try {
      FileSystem system = batches.getFileSystem(Preflight.configuration());
      FileStatus[] there = system.globStatus(batches);
      boolean known = notes.getFileSystem(Preflight.configuration()).exists(notes);
      if (!known && there != null && there.length > 0) {
        throw new GleanerException(
            ErrorCode.OUTPUT_EXISTS,
            "Cannot write output: "
                + output
                + " has batches, but there is no checkpoint "
                + checkpoint
                + ". Give the one they were written with, or another output.");
      }
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot look at output: " + output + ". " + e.getMessage(), e);
    }
  }
}
