package org.gleaner.io.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.io.FilePaths;

/** Renames a folder to a name that another folder may already have. */
final class Replacement {
  private static final Pattern SIBLING =
      Pattern.compile("_(?:temporary|replaced)-[0-9a-f-]{36}-(.*)");

  private Replacement() {}

  /**
   * Renames. What stood at the target is moved aside first, put back if the rename fails, and
   * deleted at the end, and hands on its permissions; folders beside it are left alone.
   *
   * @throws org.gleaner.GleanerException {@code IO_FAILED}
   */
  static void move(FileSystem system, Path from, Path target) {
    Path aside = sibling(target, "_replaced-");
    try {
      system.mkdirs(target.getParent());
      boolean replaces = system.exists(target);
      if (replaces) {
        handOnPermissions(system, target, from);
        rename(system, target, aside);
      }
      try {
        rename(system, from, target);
      } catch (IOException e) {
        if (replaces) {
          rename(system, aside, target);
        }
        throw e;
      }
      if (replaces) {
        system.delete(aside, true);
      }
    } catch (IOException e) {
      throw OutputFolder.failed("commit output", target, e);
    }
  }

  /**
   * Hadoop's local file system would look for the checksum of a folder, by a name it may not take.
   */
  private static void handOnPermissions(FileSystem system, Path target, Path from)
      throws IOException {
    FileSystem raw =
        system instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : system;
    raw.setPermission(from, raw.getFileStatus(target).getPermission());
  }

  /** A name beside a folder that no other has, and that Spark does not read: it begins with _. */
  static Path sibling(Path target, String prefix) {
    return FilePaths.child(target.getParent(), prefix + UUID.randomUUID() + "-" + target.getName());
  }

  /** The folders beside a folder that {@link #sibling} named for it. */
  static List<Path> siblings(FileSystem system, Path target) throws IOException {
    List<Path> siblings = new ArrayList<>();
    if (system.exists(target.getParent())) {
      for (FileStatus file : system.listStatus(target.getParent())) {
        Matcher name = SIBLING.matcher(file.getPath().getName());
        if (name.matches() && name.group(1).equals(target.getName())) {
          siblings.add(file.getPath());
        }
      }
    }
    return siblings;
  }

  // A rename onto a folder that exists would move into it on some file systems.
  private static void rename(FileSystem system, Path from, Path to) throws IOException {
    if (system.exists(to) || !system.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }
}
