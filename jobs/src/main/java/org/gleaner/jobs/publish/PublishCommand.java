package org.gleaner.jobs.publish;

import java.util.List;
import org.gleaner.io.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import picocli.CommandLine.Option;

/** Lets readers have an output, if it is good enough. */
public final class PublishCommand implements Job {
  @Option(names = "--from", required = true)
  private String from;

  @Option(names = "--to", required = true)
  private String to;

  @Between({0, Integer.MAX_VALUE})
  @Option(names = "--min-rows")
  private int minRows;

  @Between({0, 1})
  @Option(names = "--max-quarantined-share")
  private double maxQuarantinedShare;

  @Between({0, 1})
  @Option(names = "--max-removed-share")
  private double maxRemovedShare;

  @Override
  public Run prepare(Problems problems) {
    QualityGate gate = new QualityGate(minRows, maxQuarantinedShare, maxRemovedShare);
    PublishRun run = new PublishRun(from, to, gate);
    if (problems.isSound()) {
      problems.check(() -> run.requireOneSystem(Preflight.configuration()));
    }
    OutputCheck check = new OutputCheck(to, from == null ? List.of() : List.of(from), true);
    return Preflight.ready(problems, List::of, () -> check, () -> run);
  }
}
