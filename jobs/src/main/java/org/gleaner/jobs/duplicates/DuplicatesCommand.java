package org.gleaner.jobs.duplicates;

import java.util.List;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.stage.DuplicateFinder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Near-duplicates of a corpus. */
public final class DuplicatesCommand implements Job {
  @Mixin final ReadOptions read = new ReadOptions();
  @Mixin final OutputOptions output = new OutputOptions();

  @Between({0, 1})
  @Option(names = "--threshold")
  double threshold;

  @Between({1, 1000})
  @Option(names = "--shingle-size")
  int shingleSize;

  @Between({1, 1000})
  @Option(names = "--bands")
  int bands;

  @Between({1, 1000})
  @Option(names = "--band-rows")
  int bandRows;

  @Between({0, Integer.MAX_VALUE})
  @Option(names = "--seed")
  int seed;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    return Preflight.ready(
        problems, () -> List.of(read.settings()), this::check, () -> new DuplicatesRun(this));
  }

  OutputCheck check() {
    return output.check(read.inputs());
  }

  DuplicateFinder finder() {
    return new DuplicateFinder()
        .setThreshold(threshold)
        .setShingleSize(shingleSize)
        .setBands(bands)
        .setBandRows(bandRows)
        .setSeed(seed);
  }
}
