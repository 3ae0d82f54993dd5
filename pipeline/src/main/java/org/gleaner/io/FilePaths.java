package org.gleaner.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Paths as users write them. Hadoop takes the text before a colon for the name of a file system,
 * and brackets and braces for a glob; here a name is a name wherever there is such a file.
 */
public final class FilePaths {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\*?\\[\\]{}]");

  private FilePaths() {}

  /**
   * The path of a text: on the file system that it begins with, such as {@code s3a://}, else on the
   * default one.
   *
   * @throws IllegalArgumentException if it is empty or not a path
   */
  public static Path of(String location) {
    boolean named = location.indexOf(':') < 0 || location.startsWith("/");
    return named || SCHEME.matcher(location).matches()
        ? new Path(location)
        : new Path(null, null, location);
  }

  /** The path of a name in a folder of that text. */
  public static Path child(String folder, String name) {
    return child(of(folder), name);
  }

  /** The path of a name in a folder; the name may hold a colon. */
  public static Path child(Path folder, String name) {
    return new Path(folder, new Path(null, null, name));
  }

  /**
   * The file system of a path.
   *
   * @throws GleanerException {@code ENVIRONMENT} if there is none: its library is missing, or its
   *     host is unknown
   */
  public static FileSystem system(Path path, Configuration configuration) {
    try {
      return path.getFileSystem(configuration);
    } catch (IOException | RuntimeException e) {
      throw new GleanerException(
          ErrorCode.ENVIRONMENT,
          String.format(
              Locale.ROOT,
              "Cannot use file system of: %s. %s. Accepted: one whose library Spark has and whose"
                  + " host is known",
              path,
              reason(e)),
          e);
    }
  }

  /** The message of the innermost cause. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("");
    return cause.getClass().getSimpleName() + ": " + message;
  }

  /**
   * What a path stands for: the file or folder of that very name if there is one, else those that
   * it matches as a glob.
   *
   * @return none if nothing matches
   */
  public static List<FileStatus> matches(FileSystem system, Path path) throws IOException {
    try {
      return List.of(system.getFileStatus(path));
    } catch (FileNotFoundException e) {
      List<FileStatus> found = new ArrayList<>();
      Path absolute = system.makeQualified(path);
      Path root = new Path(absolute.toUri().getScheme(), absolute.toUri().getAuthority(), "/");
      for (String pattern : GlobExpander.expand(absolute.toUri().getPath())) {
        add(system, root, pattern.substring(1).split("/", -1), 0, found);
      }
      return found;
    }
  }

  /** Adds what the parts of a glob match; Hadoop's own globs take no colon in a name. */
  private static void add(
      FileSystem system, Path folder, String[] parts, int at, List<FileStatus> found)
      throws IOException {
    boolean last = at == parts.length - 1;
    GlobFilter filter = new GlobFilter(parts[at]);
    if (!filter.hasPattern()) {
      Path child = child(folder, ESCAPE.matcher(parts[at]).replaceAll("$1"));
      if (!last) {
        add(system, child, parts, at + 1, found);
      } else if (system.exists(child)) {
        found.add(system.getFileStatus(child));
      }
      return;
    }
    if (!system.exists(folder) || !system.getFileStatus(folder).isDirectory()) {
      return;
    }
    for (FileStatus child : system.listStatus(folder)) {
      if (filter.accept(child.getPath()) && last) {
        found.add(child);
      } else if (filter.accept(child.getPath()) && child.isDirectory()) {
        add(system, child.getPath(), parts, at + 1, found);
      }
    }
  }

  /** The path as a glob that matches it alone, for what takes nothing but globs. */
  public static Path exactly(Path path) {
    String name = SPECIAL.matcher(path.toUri().getPath()).replaceAll("\\\\$0");
    return new Path(path.toUri().getScheme(), path.toUri().getAuthority(), name);
  }
}
