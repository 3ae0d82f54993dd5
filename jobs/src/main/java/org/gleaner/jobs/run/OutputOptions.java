package org.gleaner.jobs.run;

import java.util.List;
import org.gleaner.io.output.OutputCheck;
import picocli.CommandLine.Option;

/** The options of a job that always writes a folder. */
public final class OutputOptions {
  @Option(names = "--output", required = true)
  private String output;

  @Option(names = "--overwrite")
  private boolean overwrite;

  /** The folder. */
  public String folder() {
    return output;
  }

  /** Whether an output that is there is replaced. */
  public boolean overwrite() {
    return overwrite;
  }

  /** The check of the folder, which may not lie among the inputs. */
  public OutputCheck check(List<String> inputs) {
    return new OutputCheck(output, inputs, overwrite);
  }
}
