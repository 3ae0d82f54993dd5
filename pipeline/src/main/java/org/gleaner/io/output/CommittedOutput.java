package org.gleaner.io.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output folder that appears whole or not at all: it is written under a temporary name beside
 * its place and renamed by {@link #commit}. Closed without a commit, it leaves nothing behind and
 * the output that was there before untouched. One run at a time writes an output. What a run that
 * was killed left beside the same place is deleted by the next one that commits there. A folder
 * that is replaced hands on its permissions.
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

  private final Configuration configuration;
  private final OutputCheck check;
  private final FileSystem system;
  private final Path target;
  private final Path temporary;
  private final OutputClaim claim;
  private final List<Path> abandoned;
  private boolean committed;

  private CommittedOutput(Configuration configuration, OutputCheck check, OutputClaim claim)
      throws IOException {
    this.configuration = configuration;
    this.check = check;
    this.target = check.target(configuration);
    this.system = FilePaths.system(target, configuration);
    this.temporary = Replacement.sibling(target, "_temporary-");
    this.claim = claim;
    this.abandoned = Replacement.siblings(system, target);
    if (!system.mkdirs(temporary)) {
      throw new IOException("mkdirs returned false");
    }
    system.deleteOnExit(temporary);
  }

  /**
   * Starts an output.
   *
   * @throws GleanerException {@code OUTPUT_EXISTS} as in {@link OutputCheck}, {@code OUTPUT_IN_USE}
   *     if another run is writing it, {@code IO_FAILED} if the folder cannot be made
   */
  public static CommittedOutput begin(Configuration configuration, OutputCheck check) {
    check.run(configuration);
    try {
      Path target = check.target(configuration);
      OutputClaim claim = OutputClaim.take(FilePaths.system(target, configuration), target);
      try {
        return new CommittedOutput(configuration, check, claim);
      } catch (IOException | RuntimeException e) {
        claim.close();
        throw e;
      }
    } catch (IOException e) {
      throw OutputFolder.failed("make output", FilePaths.of(check.output()), e);
    }
  }

  /**
   * Gives the output of another run, on the same file system, its place.
   *
   * @param source where it stands
   * @param check of its place
   * @throws GleanerException as {@link #begin} and {@link #commit} throw
   */
  public static void move(Configuration configuration, Path source, OutputCheck check) {
    check.run(configuration);
    try {
      Path target = check.target(configuration);
      FileSystem system = FilePaths.system(target, configuration);
      try (OutputClaim claim = OutputClaim.take(system, target)) {
        check.run(configuration);
        claim.requireHeld(target);
        Replacement.move(system, system.makeQualified(source), target);
      }
    } catch (IOException e) {
      throw OutputFolder.failed("move output", source, e);
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
   * @throws GleanerException {@code OUTPUT_EXISTS} as {@link #begin} if it came there since, {@code
   *     OUTPUT_IN_USE} if another run has taken this one for dead
   */
  public void commit(String summary) {
    folder().write(MARKER, summary);
    try {
      OutputRecord.write(system, temporary);
      claim.requireHeld(target);
      check.run(configuration);
    } catch (IOException e) {
      throw OutputFolder.failed("commit output", target, e);
    }
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
    try {
      if (!committed) {
        system.delete(temporary, true);
      }
      claim.close();
    } catch (IOException e) {
      throw OutputFolder.failed("delete", temporary, e);
    }
  }
}
