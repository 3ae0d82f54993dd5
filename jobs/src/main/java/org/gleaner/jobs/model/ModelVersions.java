package org.gleaner.jobs.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.stage.classical.ClassicalConfig;

/**
 * The versions of a model: the folders v1, v2 and so on of one folder, on any Hadoop file system.
 * The last is in use. A version appears whole, under a name that none had before, and is never
 * changed: a reader that has looked for the last can read it at leisure.
 */
public final class ModelVersions {
  private static final Pattern NAME = Pattern.compile("v([1-9]\\d{0,8})");

  private final String folder;
  private final SortedMap<Integer, Path> versions;
  private final boolean isModel;

  private ModelVersions(String folder, SortedMap<Integer, Path> versions, boolean isModel) {
    this.folder = folder;
    this.versions = versions;
    this.isModel = isModel;
  }

  /**
   * Lists the versions in a folder; one that does not exist has none.
   *
   * @throws GleanerException {@code IO_FAILED} if the file system cannot be asked
   */
  public static ModelVersions of(String folder) {
    SortedMap<Integer, Path> versions = new TreeMap<>();
    boolean isModel = false;
    try {
      Path path = FilePaths.of(folder);
      FileSystem system = FilePaths.system(path, Preflight.configuration());
      for (FileStatus status : system.listStatus(path)) {
        Matcher name = NAME.matcher(status.getPath().getName());
        if (status.isDirectory() && name.matches()) {
          versions.put(Integer.valueOf(name.group(1)), status.getPath());
        }
        isModel |= status.getPath().getName().equals(ClassicalConfig.FILE);
      }
    } catch (FileNotFoundException e) {
      // nothing there yet
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot look at model: " + folder, e);
    }
    return new ModelVersions(folder, versions, isModel);
  }

  /** Where the model in use stands: the last version, else the folder itself. */
  public static String inUse(String folder) {
    return of(folder).location();
  }

  /** Whether there is a model to use. */
  public boolean isThere() {
    return isModel || !versions.isEmpty();
  }

  /** Where the model in use stands, if there is one. */
  public String location() {
    return versions.isEmpty() ? folder : versions.get(versions.lastKey()).toString();
  }

  /** Where the next version goes. */
  public String next() {
    int last = versions.isEmpty() ? 0 : versions.lastKey();
    return FilePaths.child(folder, "v" + (last + 1)).toString();
  }
}
