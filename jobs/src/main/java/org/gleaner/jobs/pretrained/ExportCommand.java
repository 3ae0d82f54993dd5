package org.gleaner.jobs.pretrained;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileUtil;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.model.ModelFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.model.LocalFolder;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.pretrained.PretrainedExport;
import picocli.CommandLine.Option;

/** Writes a model folder as other libraries read it. */
public final class ExportCommand implements Job {
  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--to", required = true)
  private String to;

  @Option(names = "--overwrite")
  private boolean overwrite;

  private SavedNetwork network;

  @Override
  public Run prepare(Problems problems) {
    if (problems.isSound()) {
      network = ModelFolder.open(model).files().open();
      problems.check(() -> PretrainedExport.requireKnown(network));
    }
    return Preflight.ready(problems, List::of, this::check, () -> this::run);
  }

  private OutputCheck check() {
    return new OutputCheck(to, List.of(model), overwrite);
  }

  private Summary run(JobContext context) {
    return JobOutput.write(context, check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder output) {
    try {
      Path parent = Files.createTempDirectory("gleaner-export-");
      try {
        PretrainedExport.write(network, new LocalFolder(parent.resolve("model")));
        output.copy(new org.apache.hadoop.fs.Path(parent.resolve("model").toUri()));
      } finally {
        FileUtil.fullyDelete(parent.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot export model", e);
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("encoder", network.definition().encoder());
    metrics.put("weights", network.parameters());
    return new Summary("export", 1, 0, context.seconds(), metrics);
  }
}
