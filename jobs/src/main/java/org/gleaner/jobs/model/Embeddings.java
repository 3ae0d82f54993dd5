package org.gleaner.jobs.model;

import java.util.function.Predicate;
import org.gleaner.jobs.run.Settings;
import org.gleaner.vector.WordVectorSource;
import org.gleaner.vector.WordVectorTable;

/**
 * Word vectors that a network begins with.
 *
 * @param location a file or folder on any Hadoop file system
 * @param format as {@link WordVectorModel#format} gives it
 */
public record Embeddings(String location, String format) implements WordVectorSource {
  /** Those of the settings; null if there are none. */
  public static Embeddings of(Settings settings) {
    String format = WordVectorModel.format(settings);
    String location = settings.text("embeddings");
    return location == null ? null : new Embeddings(location, format);
  }

  /**
   * Looks whether there is something to read.
   *
   * @throws org.gleaner.GleanerException {@code INVALID_MODEL} if there is nothing
   */
  public void requireThere() {
    WordVectorModel.requireThere(location, format);
  }

  @Override
  public WordVectorTable read(Predicate<String> wanted) {
    return WordVectorModel.open(location, format, wanted).table();
  }

  @Override
  public String toString() {
    return location;
  }
}
