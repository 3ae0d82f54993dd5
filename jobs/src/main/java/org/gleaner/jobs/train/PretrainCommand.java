package org.gleaner.jobs.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.io.ReadSettings;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.jobs.model.CheckpointFolder;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Passed;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.pretrained.PretrainedHeads;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.MaskedText;
import org.gleaner.text.subword.SubwordTokenizer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pre-trains an encoder on documents without labels. */
public final class PretrainCommand implements Job {
  /** Options that suit weights that begin at random; all others are the trainer's own. */
  private static final Map<String, String> PREFERENCES =
      Map.of(
          "updater", "adamw",
          "learning-rate", "0.001",
          "warm-up", "0.1",
          "decay", "linear",
          "clip-norm", "1");

  private static final String SPAN = "span";

  /** Values of the task's option {@code pair} by objective. */
  private static final Map<String, String> PAIRS = Map.of("mlm+nsp", "next", "mlm+sop", "order");

  private static final String ELECTRA = "electra";

  /** The width of a generator as a share of the encoder's. */
  private static final String GENERATOR_SIZE = "0.25";

  @Mixin private final ReadOptions read = new ReadOptions();

  @OneOf(words = {"mlm", "mlm+nsp", "mlm+sop", SPAN, ELECTRA})
  @Option(names = "--objective")
  private String objective;

  @OneOf(catalogue = Encoders.class, orFolder = true)
  @Option(names = "--encoder")
  private String encoder;

  @Passed
  @Option(names = "--vocabulary")
  private String vocabulary;

  @Option(names = "--dev")
  private List<String> dev = List.of();

  @Option(names = "--model", required = true)
  private String model;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Passed
  @Option(names = "--max-tokens")
  String maxTokens;

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

  @Passed
  @Option(names = "--seed")
  String seed;

  @Mixin private final CheckpointFolder.Given checkpoints = new CheckpointFolder.Given();

  @Option(names = "--set")
  private List<String> set = List.of();

  private NetworkOptions network;
  private NetworkDefinition definition;
  private CheckpointFolder checkpoint;

  @Override
  public Run prepare(Problems problems) {
    read.requireInput(problems);
    Map<String, String> passed = problems.passed(set);
    NetworkOptions.Given given = new NetworkOptions.Given(problems, body(problems), passed);
    if (given.goesOn()) {
      problems.refuse("--vocabulary");
    } else if (vocabulary == null) {
      problems.missing("--vocabulary");
    } else {
      given.prefer(Map.of("tokenizer", SubwordTokenizer.kind(vocabulary).label()));
    }
    given.prefer(PREFERENCES);
    given.prefer(
        replaces()
            ? Map.of("generator-size", GENERATOR_SIZE)
            : Map.of("pair", PAIRS.getOrDefault(String.valueOf(objective), "none")));
    if (SPAN.equals(objective)) {
      given.prefer(Map.of("mask-units", "spans", "boundary", "true"));
    }
    network = given.of(replaces() ? "replaced" : "masked", /* size= */ 2, /* leastCount= */ 1);
    definition = fitted(network.definition(), passed);
    if (problems.isSound()) {
      problems.check(this::requireMask);
    }
    checkpoint = checkpoints.folder(problems);
    return Preflight.ready(problems, this::inputs, this::check, this::ready);
  }

  /** Whether replaced tokens are found, not masked ones predicted. */
  private boolean replaces() {
    return ELECTRA.equals(objective);
  }

  /** ELECTRA's objective has its own encoder unless another one is asked for. */
  private String body(Problems problems) {
    return replaces() && !problems.isGiven("--encoder") ? ELECTRA : encoder;
  }

  /** The vocabulary must have a piece that stands for masked ones. */
  private void requireMask() {
    var unused = MaskedText.number(lexicon());
  }

  /** The head has the activation and the normalisation of the encoder, unless others are given. */
  private NetworkDefinition fitted(NetworkDefinition asked, Map<String, String> given) {
    if (asked == null || !asked.has("layer-norm-epsilon")) {
      return asked;
    }
    Map<String, String> head =
        replaces()
            ? PretrainedHeads.replaced(asked.encoderOptions())
            : PretrainedHeads.transform(asked.encoder(), asked.encoderOptions());
    NetworkDefinition fitted = asked;
    for (Map.Entry<String, String> option : head.entrySet()) {
      if (!given.containsKey(option.getKey())) {
        fitted = fitted.with(option.getKey(), option.getValue());
      }
    }
    return fitted;
  }

  private Run ready() {
    checkpoint.requireSystem(Preflight.configuration());
    return new PretrainRun(this);
  }

  private List<ReadSettings> inputs() {
    return dev.isEmpty() ? List.of(read()) : List.of(read(), dev());
  }

  /** The documents. */
  ReadSettings read() {
    return read.settings();
  }

  /** Documents to judge by; null if none are given. */
  ReadSettings dev() {
    return dev.isEmpty() ? null : read.settings(dev);
  }

  /** The folder to write. */
  String model() {
    return model;
  }

  /** The check of that folder. */
  OutputCheck check() {
    List<String> inputs = new ArrayList<>(read.inputs());
    inputs.addAll(dev);
    return new OutputCheck(model, inputs, overwrite);
  }

  /** What is learnt. */
  String objective() {
    return objective;
  }

  /** The network; null until its options are read and right. */
  NetworkDefinition definition() {
    return definition;
  }

  /** Its trainer and the network it begins with. */
  NetworkOptions network() {
    return network;
  }

  /** Its vocabulary. */
  Lexicon lexicon() {
    return network.start() == null
        ? network.words().pieces(definition.newTask().tokenizer())
        : network.start().lexicon();
  }

  /** Where it keeps how far training has come. */
  CheckpointFolder checkpoint() {
    return checkpoint;
  }
}
