package org.gleaner.jobs.predict;

import java.util.List;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.input.KeptFields;
import org.gleaner.jobs.model.ClassicalFolder;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.model.ModelVersions;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OutputOptions;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.network.model.NetworkDefinition;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a trained model gives for each line of a corpus. */
public final class PredictCommand implements Job {
  @Mixin private final ReadOptions read = new ReadOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--keep")
  private String keep;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    List<String> names = ReadOptions.commaSeparated(keep);
    if (names.stream().anyMatch(String::isEmpty)) {
      problems.reject("--keep", keep, "all, none, or names of fields: title,url");
    }
    return Preflight.ready(
        problems,
        () -> List.of(read.settings()),
        this::check,
        () -> new PredictRun(prediction(KeptFields.of(names)), check(), read.inputs()));
  }

  private Prediction prediction(KeptFields kept) {
    String folder = ModelVersions.inUse(model);
    ReadSettings lines = read.settings();
    if (ClassicalFolder.isOne(folder)) {
      return new ClassicalPrediction(folder, ClassicalFolder.read(folder), lines, kept);
    }
    ModelFolder opened = ModelFolder.open(folder);
    NetworkDefinition network = opened.files().open().definition();
    return network.task().equals("clean")
        ? new CleanPrediction(opened, lines, kept)
        : new NetworkPrediction(opened, network, lines, kept);
  }

  private OutputCheck check() {
    return output.check(read.inputs());
  }
}
