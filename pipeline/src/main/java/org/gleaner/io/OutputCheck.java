package org.gleaner.io;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

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
   * @throws IllegalArgumentException if the output equals an input, lies within one, or holds one
   * @throws GleanerException {@code OUTPUT_EXISTS} if it is there and may not be replaced, or was
   *     not written by Gleaner; {@code IO_FAILED} if the file system cannot be asked
   */
  public void run(Configuration configuration) {
    try {
      requireApart(configuration);
      Path path = FilePaths.of(output);
      FileSystem system = FilePaths.system(path, configuration);
      if (system.exists(path)) {
        requireReplaceable(system, path);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Looks only whether the output and the inputs overlap.
   *
   * @throws IllegalArgumentException if they do
   * @throws GleanerException {@code IO_FAILED} if the file system cannot be asked
   */
  public void requireApart(Configuration configuration) {
    try {
      Path path = FilePaths.of(output);
      Path target = FilePaths.system(path, configuration).makeQualified(path);
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
      if (within(target, match.getPath()) || within(match.getPath(), target)) {
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
    if (!folder || !system.exists(new Path(target, CommittedOutput.MARKER))) {
      throw new GleanerException(
          ErrorCode.OUTPUT_EXISTS,
          "Cannot replace output: "
              + output
              + " was not written by Gleaner. Delete it yourself or choose another folder.");
    }
  }
}
