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
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.keyphrase.Scorers;
import picocli.CommandLine.Option;

/** How {@code score --follow} goes on. */
public final class FollowOptions {
  /** Processes what exists, then exits. */
  private static final String AVAILABLE_NOW = "available-now";

  /** Beside the batches, hidden from who reads them. */
  private static final String CHECKPOINT = "_checkpoint";

  @Option(names = "--follow")
  private boolean follow;

  @Option(names = "--checkpoint")
  private String checkpoint;

  @Option(names = "--trigger")
  private String trigger;

  @Between({1, 1_000_000})
  @Option(names = "--max-files")
  private int maxFiles;

  /** Whether a folder is to be followed. */
  boolean isAsked() {
    return follow;
  }

  /** Most files of a batch. */
  int maxFiles() {
    return maxFiles;
  }

  /** The folder of Spark's notes about what was done. */
  String checkpoint(OutputOptions output) {
    return checkpoint == null
        ? FilePaths.child(output.folder(), CHECKPOINT).toString()
        : checkpoint;
  }

  /** Rejects the options of following where nothing is followed. */
  void refuse(Problems problems) {
    problems.refuse("--checkpoint", "--trigger", "--max-files");
  }

  /** Checks the options among those of the job. */
  void check(Problems problems, ReadOptions read, OutputOptions output, KeyphraseMethod method) {
    problems.check(this::when);
    int inputs = read.inputs().size();
    if (inputs > 1) {
      problems.reject("Cannot follow " + inputs + " inputs. Give one folder");
    }
    problems.check(() -> requireNoStatistics(method));
    if (output.overwrite()) {
      problems.reject("Cannot use --overwrite with --follow: batches are added to the output");
    }
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
  void requireFolders(String input, OutputOptions options) {
    String output = options.folder();
    String checkpoint = checkpoint(options);
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
    requireKnownBatches(output, checkpoint);
  }

  private static FileStatus status(String path) throws IOException {
    Path folder = FilePaths.of(path);
    return FilePaths.system(folder, Preflight.configuration()).getFileStatus(folder);
  }

  private static boolean hasBatches(Path output) throws IOException {
    FileSystem system = FilePaths.system(output, Preflight.configuration());
    for (FileStatus file : system.exists(output) ? system.listStatus(output) : new FileStatus[0]) {
      if (file.getPath().getName().startsWith(FollowedBatch.PREFIX)) {
        return true;
      }
    }
    return false;
  }

  private static void requireKnownBatches(String output, String checkpoint) {
    Path notes = FilePaths.of(checkpoint);
    Path folder = FilePaths.of(output);
    try {
      boolean known = FilePaths.system(notes, Preflight.configuration()).exists(notes);
      if (!known && hasBatches(folder)) {
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
