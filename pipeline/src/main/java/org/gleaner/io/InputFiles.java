package org.gleaner.io;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** Lists what a path, folder or glob holds, on any Hadoop file system. */
public final class InputFiles {
  private final Configuration configuration;
  private final CompressionCodecFactory codecs;
  private final Map<String, InputFile> files = new TreeMap<>();
  private final List<String> ignored = new ArrayList<>();

  private InputFiles(Configuration configuration) {
    this.configuration = configuration;
    this.codecs = new CompressionCodecFactory(configuration);
  }

  /**
   * Lists the given paths. A folder is searched through; names that begin with {@code _} or {@code
   * .} are left out, as are files of an unknown kind, which {@link #ignored()} then names.
   *
   * @throws GleanerException {@code INPUT_NOT_FOUND} if a path matches nothing that can be read,
   *     {@code IO_FAILED} if its file system does not answer
   */
  public static InputFiles list(Configuration configuration, List<String> inputs) {
    InputFiles result = new InputFiles(configuration);
    for (String input : inputs) {
      result.add(input);
    }
    return result;
  }

  /** The files of a known kind among {@code paths}. */
  public static List<String> known(Configuration configuration, List<String> paths) {
    InputFiles kinds = new InputFiles(configuration);
    List<String> known = new ArrayList<>(paths);
    known.removeIf(path -> kinds.format(FilePaths.of(path)) == null);
    return known;
  }

  /** The files to read, each once, sorted by path. */
  public List<InputFile> files() {
    return List.copyOf(files.values());
  }

  /** Paths of files in the folders that are of no known kind. */
  public List<String> ignored() {
    return List.copyOf(ignored);
  }

  /** Length of all files on disk. */
  public long bytes() {
    long sum = 0;
    for (InputFile file : files.values()) {
      sum += file.bytes();
    }
    return sum;
  }

  private void add(String input) {
    int before = files.size();
    int ignoredBefore = ignored.size();
    try {
      Path path = FilePaths.of(input);
      FileSystem system = FilePaths.system(path, configuration);
      List<FileStatus> matches = FilePaths.matches(system, path);
      if (matches.isEmpty()) {
        throw new FileNotFoundException(input);
      }
      for (FileStatus match : matches) {
        visit(system, match);
      }
    } catch (FileNotFoundException | IllegalArgumentException e) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND,
          "Cannot read input: " + input + ". Give a file, folder or glob that exists.",
          e);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read input: " + input, e);
    }
    if (files.size() == before && ignored.size() > ignoredBefore) {
      throw unknownKind(ignored.get(ignoredBefore));
    }
  }

  private void visit(FileSystem system, FileStatus status) throws IOException {
    if (!status.isDirectory()) {
      addFile(status);
      return;
    }
    FileStatus[] children = system.listStatus(status.getPath());
    requireAll(status.getPath(), children);
    for (FileStatus child : children) {
      if (isShown(child.getPath().getName())) {
        visit(system, child);
      }
    }
  }

  private static boolean isShown(String name) {
    return !name.startsWith("_") && !name.startsWith(".");
  }

  /**
   * Hadoop leaves out of a local folder what cannot be opened: a link to nothing, or, in a locale
   * of ASCII alone, a file of another name.
   */
  private static void requireAll(Path folder, FileStatus[] children) throws IOException {
    String[] names =
        "file".equals(folder.toUri().getScheme())
            ? new File(folder.toUri().getPath()).list()
            : null;
    Set<String> found = new HashSet<>();
    for (FileStatus child : children) {
      found.add(child.getPath().getName());
    }
    for (String name : names == null ? new String[0] : names) {
      if (isShown(name) && !found.contains(name)) {
        throw new IOException(
            "cannot open "
                + name
                + ": it is a link to nothing, or the locale is not one of UTF-8 such as"
                + " LC_ALL=C.UTF-8");
      }
    }
  }

  private void addFile(FileStatus status) {
    InputFormat format = format(status.getPath());
    String path = status.getPath().toString();
    if (format == null) {
      ignored.add(path);
    } else {
      boolean compressed = codecs.getCodec(status.getPath()) != null;
      files.put(path, new InputFile(path, status.getLen(), format, compressed));
    }
  }

  /** What a file of that name holds, or null; Parquet has a compression of its own. */
  private InputFormat format(Path path) {
    CompressionCodec codec = codecs.getCodec(path);
    String name = path.getName();
    String plain =
        codec == null
            ? name
            : CompressionCodecFactory.removeSuffix(name, codec.getDefaultExtension());
    InputFormat format = InputFormat.ofName(plain);
    return format == InputFormat.PARQUET && codec != null ? null : format;
  }

  private static GleanerException unknownKind(String path) {
    return new GleanerException(
        ErrorCode.INPUT_NOT_FOUND,
        "Cannot read input: "
            + path
            + ". Accepted: .jsonl, .tsv, .txt, .html, each also with .gz or .bz2, and .parquet");
  }
}
