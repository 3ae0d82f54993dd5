package org.gleaner.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.io.FilePaths;

/**
 * The documents that the jar carries to try things on: web pages with their main text ({@code
 * train}, {@code dev}, {@code score}, each {@code .jsonl.gz}), paragraphs of Wikipedia ({@code
 * wikipedia.jsonl.gz}), and a README with their sources and licences.
 */
public final class Sample {
  private static final List<String> FILES =
      List.of(
          "README.md", "train.jsonl.gz", "dev.jsonl.gz", "score.jsonl.gz", "wikipedia.jsonl.gz");

  private Sample() {}

  /**
   * Copies the sample into a folder on any Hadoop file system; files of the same names are
   * replaced. In a notebook:
   *
   * <pre>{@code
   * val data = Sample.copy(sc.hadoopConfiguration, "/tmp/gleaner-sample")
   * }</pre>
   *
   * @return the folder's full path
   * @throws UncheckedIOException if it cannot be written
   */
  public static String copy(Configuration configuration, String folder) {
    Path target = FilePaths.of(folder);
    try {
      FileSystem system = FilePaths.system(target, configuration);
      for (String name : FILES) {
        try (InputStream in = Sample.class.getResourceAsStream("sample/" + name);
            OutputStream out = system.create(FilePaths.child(target, name))) {
          in.transferTo(out);
        }
      }
      return system.makeQualified(target).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy the sample to " + target, e);
    }
  }
}
