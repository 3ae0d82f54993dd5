package org.gleaner.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** Lists what a path, folder or glob holds, on any Hadoop file system. */
public final class InputFiles {
  private final Configuration configuration;
  private final CompressionCodecFactory codecs;
  private final List<InputFile> files = new ArrayList<>();
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
    result.files.sort(Comparator.comparing(InputFile::path));
    return result;
  }

  /** The files of a known kind among {@code paths}, escaped so that each matches itself alone. */
  public static List<String> known(Configuration configuration, List<String> paths) {
    InputFiles kinds = new InputFiles(configuration);
    List<String> known = new ArrayList<>();
    for (String path : paths) {
      if (kinds.format(new Path(path)) != null) {
        known.add(path.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0"));
      }
    }
    return known;
  }

  /** The files to read, each once, sorted by path. */
  public List<InputFile> files() {
    return List.copyOf(files);
  }

  /** Paths of files in the folders that are of no known kind. */
  public List<String> ignored() {
    return List.copyOf(ignored);
  }

  /** Length of all files on disk. */
  public long bytes() {
    long sum = 0;
    for (InputFile file : files) {
      sum += file.bytes();
    }
    return sum;
  }

  private void add(String input) {
    int before = files.size();
    int ignoredBefore = ignored.size();
    try {
      Path path = new Path(input);
      FileSystem system = path.getFileSystem(configuration);
      FileStatus[] matches = system.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new FileNotFoundException(input);
      }
      for (FileStatus match : matches) {
        visit(system, match);
      }
    } catch (FileNotFoundException | UnsupportedFileSystemException | IllegalArgumentException e) {
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
    for (FileStatus child : system.listStatus(status.getPath())) {
      String name = child.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        visit(system, child);
      }
    }
  }

  private void addFile(FileStatus status) {
    InputFormat format = format(status.getPath());
    String path = status.getPath().toString();
    if (format == null) {
      ignored.add(path);
    } else if (files.stream().noneMatch(file -> file.path().equals(path))) {
      boolean compressed = codecs.getCodec(status.getPath()) != null;
      files.add(new InputFile(path, status.getLen(), format, compressed));
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
