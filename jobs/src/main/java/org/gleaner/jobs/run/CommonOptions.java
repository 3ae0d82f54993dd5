package org.gleaner.jobs.run;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.io.Content;
import org.gleaner.io.ReadSettings;
import org.gleaner.text.segment.NormalizedSegments;
import org.gleaner.text.segment.Segmenters;

/** Options that several jobs share, and what they mean. */
public final class CommonOptions {
  /** Options of every job. */
  public static final List<JobOption> ALL =
      List.of(
          JobOption.value(
              "master", "URL", "Spark master, for example local[4]; under spark-submit its own"),
          JobOption.flag("verbose", "log more, and print the stack trace of a failure"));

  /** Options of every job that reads documents. */
  public static final List<JobOption> READ =
      List.of(
          JobOption.values(
              "input",
              "PATH",
              "file, folder or glob of .jsonl, .tsv, .txt (each also .gz) or .parquet; may be"
                  + " repeated"),
          JobOption.value(
              "columns", "NAMES", "names of the columns of .tsv files, e.g. label,_,text"),
          JobOption.flag("whole-files", "a .txt file is one document, not one a line"),
          JobOption.value(
              "format", "html|text|auto", "which field is the document; auto: html if it is there"),
          JobOption.value("max-line-bytes", "N", "longer lines go to quarantine"));

  private CommonOptions() {}

  /** Some options and more. */
  public static List<JobOption> with(List<JobOption> some, JobOption... more) {
    List<JobOption> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /** What the options of {@link #READ} say; null if {@code --input} lacks. */
  public static ReadSettings read(Settings settings) {
    List<String> inputs = settings.requiredList("input");
    List<String> columns = settings.commaSeparated("columns");
    boolean wholeFiles = settings.flag("whole-files");
    String format = settings.choice("format", "auto", "html", "text");
    int maxLineBytes = settings.integer("max-line-bytes", 1, Integer.MAX_VALUE - 16);
    if (inputs.isEmpty()) {
      return null;
    }
    ReadSettings read =
        ReadSettings.of(inputs.toArray(new String[0]))
            .withColumns(columns)
            .withContent(Content.named(format))
            .withMaxLineBytes(maxLineBytes);
    return wholeFiles ? read.withWholeFiles() : read;
  }

  /** The segmenter of plain text that {@code --segmenter} names. */
  public static String segmenter(Settings settings) {
    List<String> names = new ArrayList<>(Segmenters.CATALOGUE.names());
    names.add(NormalizedSegments.AUTO);
    return settings.choice("segmenter", names.toArray(new String[0]));
  }
}
