package org.gleaner.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.GleanerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output folder that appears whole or not at all: it is written under a temporary name beside
 * its place and renamed by {@link #commit}. Closed without a commit, it leaves nothing behind and
 * the output that was there before untouched. What a run that was killed left beside the same place
 * is deleted by the next one that commits there.
 *
 * <pre>{@code
 * try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
 *   rows.write().parquet(output.folder().path("documents"));
 *   output.commit(summary);
 * }
 * }</pre>
 */
public final class CommittedOutput implements Closeable {
  /** The file that marks a folder as such an output, so that it may be replaced. */
  public static final String MARKER = "_gleaner.json";

  private static final Logger LOG = LoggerFactory.getLogger(CommittedOutput.class);

  private final FileSystem system;
  private final Path target;
  private final Path temporary;
  private final List<Path> abandoned;
  private boolean committed;

  private CommittedOutput(FileSystem system, Path target) throws IOException {
    this.system = system;
    this.target = target;
    this.abandoned = Replacement.siblings(system, target);
    this.temporary = Replacement.sibling(target, "_temporary-");
  }

  /**
   * Starts an output.
   *
   * @throws GleanerException {@code OUTPUT_EXISTS} as in {@link OutputCheck}, {@code IO_FAILED} if
   *     the folder cannot be made
   */
  public static CommittedOutput begin(Configuration configuration, OutputCheck check) {
    check.run(configuration);
    Path path = FilePaths.of(check.output());
    try {
      FileSystem system = FilePaths.system(path, configuration);
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
    Replacement.move(system, temporary, target);
    committed = true;
    system.cancelDeleteOnExit(temporary);
    for (Path left : abandoned) {
      try {
        system.delete(left, true);
      } catch (IOException e) {
        LOG.warn("Cannot delete what an earlier run left: {}", left);
      }
    }
  }

  @Override
  public void close() {
    if (!committed) {
      delete(temporary);
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
