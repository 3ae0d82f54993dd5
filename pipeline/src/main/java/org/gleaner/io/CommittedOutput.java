package org.gleaner.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.GleanerException;

/**
 * An output folder that appears whole or not at all: it is written under a temporary name beside
 * its place and renamed by {@link #commit}. Closed without a commit, it leaves nothing behind and
 * the output that was there before untouched.
 *
 * <pre>{@code
 * try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
 *   rows.write().parquet(output.folder().path("documents"));
 *   output.commit(summary);
 * }
 * }</pre>
 */
public final class CommittedOutput implements Closeable {
  /** The file that says that a folder is such an output, so that it may be replaced. */
  public static final String MARKER = "_gleaner.json";

  private static final String TEMPORARY = "_temporary-";
  private static final String REPLACED = "_replaced-";

  private final FileSystem system;
  private final Path target;
  private final Path temporary;
  private boolean committed;

  private CommittedOutput(FileSystem system, Path target) {
    this.system = system;
    this.target = target;
    this.temporary = sibling(TEMPORARY);
  }

  /**
   * Begins an output.
   *
   * @throws GleanerException {@code OUTPUT_EXISTS} as {@link OutputCheck} says, {@code IO_FAILED}
   *     if the folder cannot be made
   */
  public static CommittedOutput begin(Configuration configuration, OutputCheck check) {
    check.run(configuration);
    Path path = new Path(check.output());
    try {
      FileSystem system = path.getFileSystem(configuration);
      CommittedOutput output = new CommittedOutput(system, system.makeQualified(path));
      if (!system.mkdirs(output.temporary)) {
        throw new IOException("mkdirs returned false");
      }
      system.deleteOnExit(output.temporary);
      return output;
    } catch (IOException e) {
      throw OutputFolder.failed("make output", path, e);
    }
  }

  /** Deletes what processes that were killed have left in a folder of outputs, if it is there. */
  public static void sweep(Configuration configuration, String parent) {
    Path left = new Path(parent, "{" + TEMPORARY + "," + REPLACED + "}*");
    try {
      FileSystem system = left.getFileSystem(configuration);
      FileStatus[] found = system.globStatus(left);
      for (FileStatus folder : found == null ? new FileStatus[0] : found) {
        system.delete(folder.getPath(), true);
      }
    } catch (IOException e) {
      throw OutputFolder.failed("delete", left, e);
    }
  }

  /** Where to write for now. */
  public OutputFolder folder() {
    return new OutputFolder(system, temporary);
  }

  /** Where the whole output will stand. */
  public String target() {
    return target.toString();
  }

  /**
   * Gives the output its name. What stood there before is moved aside first, put back if that
   * fails, and deleted at the end.
   *
   * @param summary the content of {@link #MARKER}
   */
  public void commit(String summary) {
    folder().write(MARKER, summary);
    Path aside = sibling(REPLACED);
    try {
      boolean replaces = system.exists(target);
      if (replaces) {
        rename(target, aside);
      }
      try {
        rename(temporary, target);
      } catch (IOException e) {
        if (replaces) {
          rename(aside, target);
        }
        throw e;
      }
      committed = true;
      system.cancelDeleteOnExit(temporary);
      if (replaces) {
        system.delete(aside, true);
      }
    } catch (IOException e) {
      throw OutputFolder.failed("commit output", target, e);
    }
  }

  @Override
  public void close() {
    if (!committed) {
      delete(temporary);
    }
  }

  private Path sibling(String prefix) {
    return new Path(target.getParent(), prefix + UUID.randomUUID() + "-" + target.getName());
  }

  // A rename onto a folder that exists would move into it on some file systems.
  private void rename(Path from, Path to) throws IOException {
    FileStatus[] there = system.globStatus(to);
    if ((there != null && there.length > 0) || !system.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private void delete(Path path) {
    try {
      system.delete(path, true);
    } catch (IOException e) {
      throw OutputFolder.failed("delete", path, e);
    }
  }
}
