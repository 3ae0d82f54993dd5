package org.gleaner.jobs.train;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.model.CheckpointFolder;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Passed;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.SegmenterOption;
import org.gleaner.network.KnownWords;
import org.gleaner.network.StartingPoint;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.TaskEntry;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.stage.classical.ClassicalMethods;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network on the executors by parameter averaging, or a classical classifier. */
public final class TrainCommand implements Job {
  @Mixin private final ReadOptions read = new ReadOptions();

  @OneOf(catalogue = Tasks.class)
  @Option(names = "--task", required = true)
  private String task;

  @OneOf(catalogue = Encoders.class, orFolder = true)
  @Option(names = "--encoder")
  private String encoder;

  @OneOf(catalogue = ClassicalMethods.class)
  @Option(names = "--method")
  private String method;

  @Option(names = "--dev")
  private List<String> dev = List.of();

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Passed
  @Option(names = "--epochs")
  String epochs;

  @Passed
  @Option(names = "--batch-size")
  String batchSize;

  @Passed
  @Option(names = "--workers")
  String workers;

  @Passed
  @Option(names = "--averaging-frequency")
  String averagingFrequency;

  @Between({2, 10_000_000})
  @Option(names = "--vocabulary-size")
  private Integer vocabularySize;

  @Option(names = "--embeddings")
  private String embeddings;

  @Mixin private final VectorFile.Format format = new VectorFile.Format();

  @Passed
  @Option(names = "--seed")
  String seed;

  @Mixin private final CheckpointFolder.Given checkpoints = new CheckpointFolder.Given();
  @Mixin private final SegmenterOption segmenter = new SegmenterOption();

  @Option(names = "--set")
  private List<String> set = List.of();

  private CheckpointFolder checkpoint;
  private NetworkOptions network;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    if (!problems.isAccepted("--task") || task == null) {
      return Run.REFUSED;
    }
    if (method != null && task.equals("classify")) {
      return classical(problems);
    }
    problems.refuse("--method");
    boolean cleans = task.equals("clean");
    if (cleans) {
      problems.refuse("--embeddings", "--vector-format");
    } else {
      problems.refuse("--segmenter");
    }
    readNetwork(problems);
    return ready(problems, TrainNetwork.of(this));
  }

  /** Distributes the options between the network and its trainer, which check them. */
  public void readNetwork(Problems problems) {
    boolean cleans = reads() == TaskEntry.Reads.DOCUMENT;
    int size = vocabularySize == null ? (cleans ? 5_000 : 20_000) : vocabularySize;
    network =
        new NetworkOptions.Given(problems, encoder, problems.passed(set))
            .of(task, size, cleans ? 3 : 2);
    checkpoint = checkpoints.folder(problems);
  }

  private Run classical(Problems problems) {
    problems.refuse("--encoder", "--epochs", "--batch-size", "--workers", "--averaging-frequency");
    problems.refuse("--vocabulary-size", "--seed", "--segmenter");
    problems.refuse("--checkpoint", "--checkpoint-rounds", "--resume");
    TrainClassical run = new TrainClassical(this, problems.pairs(set));
    if (problems.isAccepted("--method")) {
      var unused = problems.tried(run::stages);
    }
    return ready(problems, run);
  }

  private Run ready(Problems problems, Run run) {
    return Preflight.ready(problems, this::inputs, this::check, () -> ready(run));
  }

  private Run ready(Run run) {
    if (embeddings != null) {
      embeddings().requireThere();
    }
    if (run instanceof TrainClassical classical) {
      return classical.opened();
    }
    if (checkpoint != null) {
      checkpoint.requireSystem(Preflight.configuration());
    }
    return run;
  }

  private List<ReadSettings> inputs() {
    return dev.isEmpty() ? List.of(read()) : List.of(read(), dev());
  }

  /** The documents. */
  public ReadSettings read() {
    return read.settings();
  }

  /** Documents to choose or judge by; null if none are given. */
  public ReadSettings dev() {
    return dev.isEmpty() ? null : read.settings(dev);
  }

  /** The word vectors to begin with; null if none are given. */
  VectorFile embeddings() {
    return embeddings == null ? null : format.of(embeddings);
  }

  /** The folder to write. */
  public String model() {
    return model;
  }

  /** The check of that folder. */
  public OutputCheck check() {
    List<String> inputs = new ArrayList<>(read.inputs());
    inputs.addAll(dev);
    return new OutputCheck(model, inputs, overwrite);
  }

  /** The classifier without a network. */
  String method() {
    return method;
  }

  /** How plain text is cut. */
  public String segmenter() {
    return segmenter.segmenter();
  }

  /** What the task's items are. */
  TaskEntry.Reads reads() {
    return Tasks.CATALOGUE.named(task).reads();
  }

  /** The network's vocabulary, and its initial word vectors. */
  public KnownWords words() {
    return network.words().with(embeddings());
  }

  /** The network; null until its options are read and right. */
  public NetworkDefinition definition() {
    return network.definition();
  }

  /** The network with whose encoder it begins; null for random weights. */
  StartingPoint start() {
    return network.start();
  }

  /** How it is trained. */
  public TrainerSettings trainer() {
    return network.trainer();
  }

  /** Where it keeps how far training has come. */
  public CheckpointFolder checkpoint() {
    return checkpoint;
  }
}
