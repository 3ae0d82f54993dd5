package org.gleaner.jobs.run;

import java.util.function.Function;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;

/** Runs the work of a job between the start and the commit of its output. */
public final class JobOutput {
  private JobOutput() {}

  /**
   * Writes an output, whole or not at all.
   *
   * @param check of the folder to write; null to write none
   * @param work gets the folder, null if there is none
   */
  public static Summary write(
      JobContext context, OutputCheck check, Function<OutputFolder, Summary> work) {
    if (check == null) {
      return work.apply(null);
    }
    try (CommittedOutput output =
        CommittedOutput.begin(context.spark().sparkContext().hadoopConfiguration(), check)) {
      Summary summary = work.apply(output.folder());
      output.commit(summary.json());
      context.say("Written: " + output.target());
      return summary;
    }
  }
}
