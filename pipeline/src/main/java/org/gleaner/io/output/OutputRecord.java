package org.gleaner.io.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What a run wrote into its output, by path and size. An output is known by its record: only what
 * stands in it is ever deleted, and only an output that still has all of it is published.
 */
public final class OutputRecord {
  /** The file of the record, in the output. */
  public static final String FILE = "_gleaner.files.json";

  private static final String FILES = "files";
  private static final int FORMAT = 1;
  private static final int MOST = 256 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, Long> written;
  private final SortedMap<String, Long> there;

  private OutputRecord(Map<String, Long> written, SortedMap<String, Long> there) {
    this.written = written;
    this.there = there;
  }

  /** Writes the record of all files that a folder has. */
  static void write(FileSystem system, Path folder) throws IOException {
    ObjectNode record = JSON.createObjectNode().put("format", FORMAT);
    ObjectNode files = record.putObject(FILES);
    list(system, folder).forEach(files::put);
    try (OutputStream out = system.create(new Path(folder, FILE))) {
      out.write(JSON.writeValueAsBytes(record));
    }
  }

  /**
   * Reads the record of a folder and looks at its files.
   *
   * @return null if the folder has no record, or one that cannot be read
   */
  public static OutputRecord read(FileSystem system, Path folder) throws IOException {
    Path file = new Path(folder, FILE);
    if (!system.exists(file) || !system.exists(new Path(folder, CommittedOutput.MARKER))) {
      return null;
    }
    JsonNode record;
    try (InputStream in = system.open(file)) {
      record = JSON.readTree(in.readNBytes(MOST));
    } catch (JsonProcessingException e) {
      return null;
    }
    if (record.path("format").asInt() != FORMAT || !record.path(FILES).isObject()) {
      return null;
    }
    Map<String, Long> written = new HashMap<>();
    record
        .path(FILES)
        .fields()
        .forEachRemaining(entry -> written.put(entry.getKey(), entry.getValue().asLong(-1)));
    return new OutputRecord(written, list(system, folder));
  }

  /** A file that the run did not write, the first by name; null if there is none. */
  public String foreign() {
    for (String file : there.keySet()) {
      if (!written.containsKey(file)) {
        return file;
      }
    }
    return null;
  }

  /** A file that the run wrote and that is missing or has another size; null if there is none. */
  public String damaged() {
    for (Map.Entry<String, Long> file : written.entrySet()) {
      if (!file.getValue().equals(there.get(file.getKey()))) {
        return file.getKey();
      }
    }
    return null;
  }

  /** The files but the record, which cannot state its own size. */
  private static SortedMap<String, Long> list(FileSystem system, Path folder) throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    String prefix = system.makeQualified(folder).toUri().getPath() + "/";
    RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      files.put(file.getPath().toUri().getPath().substring(prefix.length()), file.getLen());
    }
    files.remove(FILE);
    return files;
  }
}
