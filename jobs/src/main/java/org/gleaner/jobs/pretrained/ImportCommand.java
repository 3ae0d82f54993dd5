package org.gleaner.jobs.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.model.SavedModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.pretrained.OnnxImport;
import org.gleaner.network.pretrained.PretrainedImport;
import org.gleaner.network.pretrained.PretrainedModel;
import org.gleaner.stage.base.HadoopFolder;
import picocli.CommandLine.Option;

/** Makes a model folder from a checkpoint of another library. */
public final class ImportCommand implements Job {
  private static final String VECTORS = "text-vector";
  private static final int MAX_ONNX = Integer.MAX_VALUE - 16;

  @Option(names = "--from", required = true)
  private String from;

  @Option(names = "--model", required = true)
  private String model;

  @OneOf(words = {VECTORS, "classify", "answer", "masked", "replaced"})
  @Option(names = "--task")
  private String task;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Option(names = "--set")
  private List<String> set = List.of();

  private Map<String, String> asked;

  @Override
  public Run prepare(Problems problems) {
    asked = problems.passed(set);
    if (from != null && isPublished() && isOfHead()) {
      problems.reject("--task", task, VECTORS + " of " + from);
    }
    return Preflight.ready(problems, List::of, this::check, () -> this::run);
  }

  private boolean isPublished() {
    return PublishedModels.CATALOGUE.names().contains(from);
  }

  /** Whether the network is asked for with another head than that of vectors. */
  private boolean isOfHead() {
    return task != null && !task.equals(VECTORS);
  }

  private OutputCheck check() {
    return new OutputCheck(model, isPublished() ? List.of() : List.of(from), overwrite);
  }

  private Summary run(JobContext context) {
    return JobOutput.write(context, check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    PretrainedModel read = read();
    SavedNetwork network = read.network();
    Map<String, String> provenance = new TreeMap<>(network.provenance());
    provenance.put("source", isPublished() ? origin() : from);
    Provenance.ofThisRun().forEach((key, value) -> provenance.put(key, value.toString()));
    SavedNetwork saved =
        new SavedNetwork(
            network.definition(),
            network.lexicon(),
            network.labels(),
            network.state(),
            provenance,
            network.tensors());
    SavedModel.write(folder, saved);
    context.say(
        "Imported: "
            + saved.definition().encoder()
            + " for "
            + saved.definition().task()
            + ", texts are cut at "
            + saved.definition().options().get("max-tokens")
            + " tokens, pooling "
            + saved.definition().options().get("pooling"));
    if (!read.kept().isEmpty()) {
      context.say("Kept, not used: " + String.join(", ", read.kept()));
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("encoder", saved.definition().encoder());
    metrics.put("task", saved.definition().task());
    metrics.put("weights", saved.parameters());
    metrics.put("pieces", saved.lexicon().size());
    return new Summary("import", 1, 0, context.seconds(), metrics);
  }

  private String origin() {
    return PublishedModels.CATALOGUE.named(from).origin();
  }

  private PretrainedModel read() {
    if (isPublished()) {
      return PublishedModels.CATALOGUE.named(from).read(asked);
    }
    try {
      Path path = FilePaths.of(from);
      FileSystem system = FilePaths.system(path, Preflight.configuration());
      if (system.getFileStatus(path).isDirectory()) {
        return PretrainedImport.read(new HadoopFolder(system, path), task, asked);
      }
      if (isOfHead()) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL,
            "Cannot import " + from + " for task " + task + ". Accepted: " + VECTORS);
      }
      String tokenizer = new String(content(system, tokenizer(path)), StandardCharsets.UTF_8);
      return OnnxImport.read(content(system, path), tokenizer, 0, asked);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND,
          "Cannot read --from "
              + from
              + ". Accepted: a folder, a file .onnx, "
              + String.join(", ", PublishedModels.CATALOGUE.names()),
          e);
    }
  }

  private static Path tokenizer(Path onnx) {
    return new Path(onnx.getParent(), "tokenizer.json");
  }

  private static byte[] content(FileSystem system, Path path) throws IOException {
    long size = system.getFileStatus(path).getLen();
    if (size > Math.min(MAX_ONNX, Runtime.getRuntime().maxMemory() / 3)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read " + path + ": it has " + size + " bytes");
    }
    try (InputStream in = system.open(path)) {
      return in.readNBytes((int) size);
    }
  }
}
