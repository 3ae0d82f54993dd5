package org.gleaner.jobs.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Settings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.VectorFormats;
import org.gleaner.vector.file.WordVectorFolder;

/**
 * Word vectors that were read from somewhere.
 *
 * @param location where
 * @param table what was read
 */
public record WordVectorModel(String location, WordVectorTable table) {
  private static final String PROBLEM = "Cannot read word vectors: ";
  private static final int FIRST_BYTES = 64;
  private static final Pattern COUNTS = Pattern.compile("\\d+ \\d+\\s*\\n");

  /** The format that looks at the location: a folder, or a file by its name and first line. */
  static final String AUTO = "auto";

  /** The option that names the format. */
  public static JobOption option() {
    return JobOption.value(
        "vector-format",
        "NAME",
        "of the vectors: auto (a folder of word2vec, or a file by its name and first line), "
            + String.join(", ", VectorFormats.CATALOGUE.names()));
  }

  /** The format that the settings name. */
  public static String format(Settings settings) {
    List<String> names = new ArrayList<>(List.of(AUTO));
    names.addAll(VectorFormats.CATALOGUE.names());
    return settings.choice("vector-format", names.toArray(new String[0]));
  }

  /**
   * Reads word vectors.
   *
   * @param location on any Hadoop file system; a file may be compressed by gzip
   * @param format {@link #AUTO} or the name of the format of a file
   * @throws GleanerException {@code INVALID_MODEL} if there are none or they are damaged
   */
  public static WordVectorModel open(String location, String format) {
    return open(location, format, word -> true);
  }

  /**
   * Looks whether a location has what {@link #open} reads, without reading it.
   *
   * @throws GleanerException {@code INVALID_MODEL} if there is nothing
   */
  public static void requireThere(String location, String format) {
    tell(location, () -> folder(location, format));
  }

  /** As {@link #open(String, String)}, of a file no more than the words that are wanted. */
  static WordVectorModel open(String location, String format, Predicate<String> wanted) {
    return tell(
        location,
        () -> {
          Path path = new Path(location);
          FileSystem system = path.getFileSystem(Preflight.configuration());
          return new WordVectorModel(
              location,
              folder(location, format)
                  ? WordVectorFolder.read(name -> system.open(new Path(path, name)))
                  : readFile(system, path, format, wanted));
        });
  }

  /** Whether the location is a folder. */
  private static boolean folder(String location, String format) throws IOException {
    Path path = new Path(location);
    FileSystem system = path.getFileSystem(Preflight.configuration());
    boolean folder = system.getFileStatus(path).isDirectory();
    if (folder && !format.equals(AUTO)) {
      throw new FileNotFoundException("a folder");
    }
    return folder;
  }

  private static WordVectorTable readFile(
      FileSystem system, Path path, String format, Predicate<String> wanted) throws IOException {
    try (InputStream file = system.open(path);
        InputStream in = path.getName().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      PushbackInputStream content = new PushbackInputStream(in, FIRST_BYTES);
      String name = format.equals(AUTO) ? formatOf(path.getName(), content) : format;
      return VectorFormats.CATALOGUE.named(name).read(content, wanted);
    }
  }

  /** By the name of a file and its first line, which is two numbers or not. */
  private static String formatOf(String name, PushbackInputStream content) throws IOException {
    byte[] first = content.readNBytes(FIRST_BYTES);
    content.unread(first);
    if (name.endsWith(".bin") || name.endsWith(".bin.gz")) {
      return "word2vec-binary";
    }
    String text = new String(first, StandardCharsets.ISO_8859_1);
    return COUNTS.matcher(text).lookingAt() ? "word2vec-text" : "glove";
  }

  /** What reads. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T tell(String location, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          PROBLEM
              + location
              + ". Give a folder that word2vec has written, or a file and its --vector-format.",
          e);
    } catch (GleanerException e) {
      String message = e.getMessage().replace(PROBLEM, PROBLEM + location + ": ");
      throw new GleanerException(e.code(), message, e);
    }
  }
}
