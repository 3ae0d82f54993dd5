package org.gleaner.jobs.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.vector.WordVectorSource;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.VectorFormats;
import org.gleaner.vector.file.WordVectorFolder;
import picocli.CommandLine.Option;

/** Word vectors in a folder of {@code word2vec} or in a file of another program. */
public final class VectorFile implements WordVectorSource {
  private static final String PROBLEM = "Cannot read word vectors: ";
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final String AUTO = "auto";

  private final String location;
  private final String format;

  private VectorFile(String location, String format) {
    this.location = location;
    this.format = format;
  }

  /** The option that names the format. */
  public static final class Format {
    @OneOf(words = AUTO, catalogue = VectorFormats.class)
    @Option(names = "--vector-format")
    private String format;

    /**
     * The vectors at a place.
     *
     * @param location on any Hadoop file system; a file may be compressed by gzip
     */
    public VectorFile of(String location) {
      return new VectorFile(location, format);
    }
  }

  /** Where they are. */
  public String location() {
    return location;
  }

  /**
   * Checks that there is something to read, without reading it.
   *
   * @throws GleanerException {@code INVALID_MODEL} if there is nothing
   */
  public void requireThere() {
    tell(this::isFolder);
  }

  /** Whether the place is a folder of a network, which gives vectors to texts, not to words. */
  public boolean isNetwork() {
    Path path = FilePaths.of(location);
    try {
      FileSystem system = FilePaths.system(path, Preflight.configuration());
      return system.exists(FilePaths.child(path, "config.json"))
          && system.exists(FilePaths.child(path, "model.safetensors"));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads all vectors.
   *
   * @throws GleanerException {@code INVALID_MODEL} if there are none or they are damaged
   */
  public WordVectorTable read() {
    return read(word -> true);
  }

  @Override
  public WordVectorTable read(Predicate<String> wanted) {
    return tell(
        () -> {
          Path path = FilePaths.of(location);
          FileSystem system = FilePaths.system(path, Preflight.configuration());
          return isFolder()
              ? WordVectorFolder.read(name -> system.open(FilePaths.child(path, name)))
              : readFile(system, path, wanted);
        });
  }

  /** Whether the location is a folder. */
  private boolean isFolder() throws IOException {
    Path path = FilePaths.of(location);
    FileSystem system = FilePaths.system(path, Preflight.configuration());
    boolean folder = system.getFileStatus(path).isDirectory();
    if (folder && !format.equals(AUTO)) {
      throw new FileNotFoundException("a folder");
    }
    return folder;
  }

  private WordVectorTable readFile(FileSystem system, Path path, Predicate<String> wanted)
      throws IOException {
    try (InputStream file = system.open(path);
        InputStream in = unpacked(file)) {
      return format.equals(AUTO)
          ? VectorFormats.read(in, wanted)
          : VectorFormats.CATALOGUE.named(format).read(in, wanted);
    }
  }

  /** The content, unpacked where it begins as gzip does. */
  private static InputStream unpacked(InputStream file) throws IOException {
    PushbackInputStream content = new PushbackInputStream(file, GZIP.length);
    byte[] first = content.readNBytes(GZIP.length);
    content.unread(first);
    return Arrays.equals(first, GZIP) ? new GZIPInputStream(content) : content;
  }

  /** What reads. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T tell(Reading<T> reading) {
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

  @Override
  public String toString() {
    return location;
  }
}
