package org.gleaner.io.output;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;

/**
 * Whether a job may write an output where it is asked to.
 *
 * @param output the folder to write
 * @param inputs what the job reads: paths, folders or globs
 * @param overwrite whether an output that is there already may be replaced
 */
public record OutputCheck(String output, List<String> inputs, boolean overwrite) {

  /** Copies. */
  public OutputCheck {
    inputs = List.copyOf(inputs);
  }

  /**
   * Looks at the file system and changes nothing.
   *
   * @throws IllegalArgumentException if the output equals an input, lies within one, or holds one,
   *     or cannot be replaced by a folder beside it
   * @throws GleanerException {@code OUTPUT_EXISTS} if it is there and may not be replaced, or holds
   *     what Gleaner did not write; {@code IO_FAILED} if the file system cannot be asked
   */
  public void run(Configuration configuration) {
    try {
      requireApart(configuration);
      Path path = target(configuration);
      FileSystem system = FilePaths.system(path, configuration);
      if (path.getParent() == null || isMountPoint(path)) {
        throw new IllegalArgumentException(
            "Cannot write output: "
                + output
                + " is the root of a file system, which cannot be replaced. Give a folder in it");
      }
      if (system.exists(path)) {
        requireReplaceable(system, path);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Where the output stands: qualified and, on the local file system, without symbolic links.
   *
   * @throws IOException if the file system cannot be asked
   */
  Path target(Configuration configuration) throws IOException {
    return real(FilePaths.of(output), configuration);
  }

  private static Path real(Path path, Configuration configuration) throws IOException {
    FileSystem system = FilePaths.system(path, configuration);
    Path qualified = system.makeQualified(path);
    return isLocal(qualified)
        ? new Path("file", null, real(local(qualified)).toString())
        : qualified;
  }

  /** What of a path exists without its links, and the rest as it is. */
  private static java.nio.file.Path real(java.nio.file.Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    java.nio.file.Path parent = path.getParent();
    return parent == null ? path : real(parent).resolve(path.getFileName());
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath()).normalize();
  }

  private static boolean isMountPoint(Path target) {
    return isLocal(target) && MountPoints.isOne(local(target));
  }

  /**
   * Looks only whether the output and the inputs overlap.
   *
   * @throws IllegalArgumentException if they do
   * @throws GleanerException {@code IO_FAILED} if the file system cannot be asked
   */
  public void requireApart(Configuration configuration) {
    try {
      Path target = target(configuration);
      for (String input : inputs) {
        requireApart(target, FilePaths.of(input), configuration);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private GleanerException failed(IOException cause) {
    return new GleanerException(
        ErrorCode.IO_FAILED, "Cannot look at output: " + output + ". " + cause.getMessage(), cause);
  }

  private void requireApart(Path target, Path input, Configuration configuration)
      throws IOException {
    FileSystem system = FilePaths.system(input, configuration);
    for (FileStatus match : FilePaths.matches(system, input)) {
      Path source = real(match.getPath(), configuration);
      if (within(target, source) || within(source, target)) {
        throw new IllegalArgumentException(
            "Cannot write output: "
                + output
                + " overlaps the input "
                + match.getPath()
                + ". Choose a folder apart from it.");
      }
    }
  }

  private static boolean within(Path inner, Path outer) {
    for (Path path = inner; path != null; path = path.getParent()) {
      if (path.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private void requireReplaceable(FileSystem system, Path target) throws IOException {
    boolean folder = system.getFileStatus(target).isDirectory();
    if (folder && system.listStatus(target).length == 0) {
      return;
    }
    if (!overwrite) {
      throw new GleanerException(
          ErrorCode.OUTPUT_EXISTS,
          "Cannot write output: " + output + " exists. Add --overwrite to replace it.");
    }
    OutputRecord record = folder ? OutputRecord.read(system, target) : null;
    if (record == null) {
      throw notOurs(" was not written by Gleaner");
    }
    if (record.foreign() != null) {
      throw notOurs(" holds " + record.foreign() + ", which Gleaner did not write");
    }
  }

  private GleanerException notOurs(String problem) {
    return new GleanerException(
        ErrorCode.OUTPUT_EXISTS,
        "Cannot replace output: "
            + output
            + problem
            + ". Delete it yourself or choose another folder.");
  }
}
