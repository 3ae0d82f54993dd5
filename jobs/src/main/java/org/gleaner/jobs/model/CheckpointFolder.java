package org.gleaner.jobs.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Problems;
import org.gleaner.network.train.CheckpointFiles;
import org.gleaner.network.train.Checkpoints;
import picocli.CommandLine.Option;

/**
 * A folder of checkpoints of one training, on any Hadoop file system. Each is a folder of its own
 * that appears whole; the one before is deleted afterwards.
 *
 * @param folder where they are; null for no checkpoints
 * @param rounds between two
 * @param resume whether training goes on from the last one, if there is one
 */
public record CheckpointFolder(String folder, int rounds, boolean resume) {
  private static final String PREFIX = "round-";

  /** The options of a training that may be cut short. */
  public static final class Given {
    @Option(names = "--checkpoint")
    private String folder;

    @Between({1, 1_000_000_000})
    @Option(names = "--checkpoint-rounds")
    private int rounds;

    @Option(names = "--resume")
    private boolean resume;

    /** The folder that is given. */
    public CheckpointFolder folder(Problems problems) {
      if (resume && folder == null) {
        problems.reject("Cannot use --resume without --checkpoint");
      }
      return new CheckpointFolder(folder, rounds, resume);
    }
  }

  /**
   * Reads the last checkpoint, as {@link #open(Configuration)}, and prints where training goes on.
   */
  public Checkpoints open(JobContext context) {
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    Checkpoints checkpoints = open(configuration);
    if (checkpoints.resumed() != null) {
      context.say("Going on from checkpoint " + list(configuration).lastKey() + " of " + folder);
    }
    return checkpoints;
  }

  /**
   * Reads the last checkpoint.
   *
   * @throws GleanerException {@code OUTPUT_EXISTS} if there is a checkpoint and training is not to
   *     go on from it, {@code INVALID_MODEL} if one cannot be read
   */
  public Checkpoints open(Configuration configuration) {
    if (folder == null) {
      return Checkpoints.none();
    }
    SortedMap<String, Path> there = list(configuration);
    if (!there.isEmpty() && !resume) {
      throw new GleanerException(
          ErrorCode.OUTPUT_EXISTS,
          "Cannot write checkpoints: "
              + folder
              + " has some. Add --resume to go on from the last one, or delete it.");
    }
    CheckpointFiles last = there.isEmpty() ? null : read(configuration, there.get(there.lastKey()));
    return new Checkpoints(
        rounds, last, (round, files) -> keep(configuration, round, files), Map.of());
  }

  /**
   * Checks that there is a file system for the checkpoints, if any are written.
   *
   * @throws GleanerException {@code ENVIRONMENT} if there is none
   */
  public void requireSystem(Configuration configuration) {
    if (folder != null) {
      var unused = FilePaths.system(FilePaths.of(folder), configuration);
    }
  }

  private SortedMap<String, Path> list(Configuration configuration) {
    SortedMap<String, Path> found = new TreeMap<>();
    try {
      Path path = FilePaths.of(folder);
      FileSystem system = FilePaths.system(path, configuration);
      for (FileStatus status : system.listStatus(path)) {
        if (status.getPath().getName().startsWith(PREFIX)) {
          found.put(status.getPath().getName(), status.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      return found;
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read checkpoints: " + folder, e);
    }
    return found;
  }

  private static CheckpointFiles read(Configuration configuration, Path checkpoint) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try {
      FileSystem system = FilePaths.system(checkpoint, configuration);
      for (String name : CheckpointFiles.names()) {
        contents.put(name, content(system, FilePaths.child(checkpoint, name)));
      }
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read checkpoint: " + checkpoint, e);
    }
    return new CheckpointFiles(contents);
  }

  private static byte[] content(FileSystem system, Path file) throws IOException {
    long size = system.getFileStatus(file).getLen();
    if (size > Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 3)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read checkpoint: " + file + " has " + size + " bytes, more than memory can hold");
    }
    try (InputStream in = system.open(file)) {
      return in.readNBytes((int) size);
    }
  }

  private void keep(Configuration configuration, long round, CheckpointFiles files) {
    String name = String.format(Locale.ROOT, "%s%012d", PREFIX, round);
    OutputCheck check =
        new OutputCheck(FilePaths.child(folder, name).toString(), java.util.List.of(), true);
    try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
      files.contents().forEach((file, content) -> output.folder().write(file, content));
      output.commit("{\"round\":" + round + "}");
    }
    list(configuration).headMap(name).values().forEach(older -> delete(configuration, older));
  }

  private static void delete(Configuration configuration, Path older) {
    try {
      FilePaths.system(older, configuration).delete(older, true);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot delete checkpoint: " + older, e);
    }
  }
}
