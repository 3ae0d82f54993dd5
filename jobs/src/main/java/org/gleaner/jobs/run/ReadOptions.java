package org.gleaner.jobs.run;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.io.Content;
import org.gleaner.io.ReadSettings;
import picocli.CommandLine.Option;

/** The options of a job that reads documents. */
public final class ReadOptions {
  @Option(names = "--input")
  private List<String> inputs = List.of();

  @Option(names = "--columns")
  private String columns;

  @Option(names = "--whole-files")
  private boolean wholeFiles;

  @OneOf(words = {"auto", "html", "text"})
  @Option(names = "--format")
  private String format;

  @Between({1, Integer.MAX_VALUE - 16})
  @Option(names = "--max-line-bytes")
  private int maxLineBytes;

  /** Rejects a missing input. */
  public void requireInput(Problems problems) {
    if (inputs.isEmpty()) {
      problems.missing("--input");
    }
  }

  /** What is to be read. */
  public ReadSettings settings() {
    return settings(inputs);
  }

  /** The same of other inputs. */
  public ReadSettings settings(List<String> others) {
    ReadSettings read =
        ReadSettings.of(others.toArray(new String[0]))
            .withColumns(commaSeparated(columns))
            .withContent(Content.named(format))
            .withMaxLineBytes(maxLineBytes);
    return wholeFiles ? read.withWholeFiles() : read;
  }

  /** The files, folders or globs. */
  public List<String> inputs() {
    return inputs;
  }

  /** The parts of a value, trimmed; none of null. */
  public static List<String> commaSeparated(String value) {
    List<String> parts = new ArrayList<>();
    for (String part : value == null ? new String[0] : value.split(",", -1)) {
      parts.add(part.trim());
    }
    return parts;
  }
}
