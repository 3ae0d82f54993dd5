package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Makes a network from a checkpoint of the BERT family or of GPT. A network with a head for one
 * label of a text becomes one of the task {@code classify}, one with a head for the span of an
 * answer one of {@code answer}; any other becomes one of {@code text-vector}, which gives vectors
 * of texts, and keeps the tensors of its head.
 */
public final class PretrainedImport {
  /** Where the prefix stands that the checkpoint's tensors have, among what a network reports. */
  static final String PREFIX = "checkpoint-prefix";

  /** The bias of a head. */
  static final String BIAS = "output.b";

  /** Tensors that hold no weights. */
  private static final Pattern BUFFERS =
      Pattern.compile(
          "embeddings[.](position|token_type)_ids|position_ids|h[.][0-9]+[.]attn[.](masked_)?bias");

  private final HuggingFaceFolder folder;
  private final CheckpointConfig config;
  private final Family family;
  private final CheckpointTensors tensors;
  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, Tensor> ours = new TreeMap<>();

  private PretrainedImport(HuggingFaceFolder folder, Map<String, Tensor> tensors) {
    this.folder = folder;
    this.config = folder.config();
    this.family = Families.ofType(config.modelType());
    this.tensors = new CheckpointTensors(tensors);
  }

  /**
   * Reads a Hugging Face folder.
   *
   * @param asked options of the network that differ from those of the folder
   * @throws org.gleaner.GleanerException with INVALID_MODEL if a file is missing, damaged, of a
   *     family that is not known, or does not fit the others; IO_FAILED if reading fails
   */
  public static PretrainedModel read(ModelFolder folder, Map<String, String> asked) {
    HuggingFaceFolder files = new HuggingFaceFolder(folder);
    return of(files, files.tensors(), asked);
  }

  /** Makes a network from tensors and the other files of a folder. */
  static PretrainedModel of(
      HuggingFaceFolder folder, Map<String, Tensor> tensors, Map<String, String> asked) {
    try {
      return new PretrainedImport(folder, tensors).model(asked);
    } catch (IllegalArgumentException e) {
      throw CheckpointConfig.invalid(e.getMessage(), e);
    }
  }

  private PretrainedModel model(Map<String, String> asked) {
    String prefix = prefix();
    CheckpointLexicon files = CheckpointLexicon.of(folder);
    options.put("size", "custom");
    options.putAll(family.options(config));
    requireSizes();
    readEncoder();
    Lexicon lexicon = files.lexicon();
    long rows = ours.get("encoder.E").shape().get(0);
    if (lexicon.size() > rows) {
      throw CheckpointConfig.invalid(
          "the vocabulary has " + lexicon.size() + " pieces, the table " + rows + " rows", null);
    }
    options.put("table-rows", Long.toString(rows));
    options.put("tokenizer", files.tokenizer());
    options.put("max-tokens", Integer.toString(files.longest(positions())));
    options.put("pooling", files.pooling(family.pooling()));
    HeadKind kind = headKind();
    String task = kind == null ? "text-vector" : PretrainedExport.TASKS.get(kind);
    List<String> labels = kind == null ? List.of() : readHead(kind);
    options.putAll(asked);
    List<String> kept = keep();
    NetworkDefinition definition = new NetworkDefinition(family.encoder(), task, options);
    SavedNetwork network =
        new SavedNetwork(
            definition,
            lexicon,
            labels,
            TaskState.none(),
            Map.of("architecture", config.architecture(), PREFIX, prefix),
            ours);
    Weights.requireFit(network);
    return new PretrainedModel(network, kept);
  }

  /** Sizes are checked before anything is made of them. */
  private void requireSizes() {
    Options sizes = Options.of(options);
    Objects.requireNonNull(Encoders.CATALOGUE.named(family.encoder()).apply(sizes));
    sizes.requireEmpty();
  }

  /** The prefix of the encoder's tensors: they have it where the checkpoint has a head. */
  private String prefix() {
    String prefix = family.prefix();
    return tensors.names().stream().anyMatch(name -> name.startsWith(prefix)) ? prefix : "";
  }

  private int positions() {
    return Integer.parseInt(options.get("positions"))
        - Integer.parseInt(options.getOrDefault("position-offset", "0"));
  }

  /** The kind of a head that a task of ours has; null for another one or none. */
  private HeadKind headKind() {
    HeadKind kind = namedKind();
    return kind == null || family.head(kind) == null ? null : kind;
  }

  private HeadKind namedKind() {
    if (config.architecture().endsWith("ForQuestionAnswering")) {
      return HeadKind.ANSWER;
    }
    boolean classifies =
        config.architecture().endsWith("ForSequenceClassification")
            && config
                .text("problem_type", "single_label_classification")
                .equals("single_label_classification")
            && config.labels().size() > 1;
    return classifies ? HeadKind.TEXT : null;
  }

  private void readEncoder() {
    shareTable();
    for (TensorRule rule : family.rules(options)) {
      read(rule, List.of(family.prefix(), ""));
    }
  }

  /** Of two tables that are one, a file may hold either. */
  private void shareTable() {
    String table = family.rules(options).get(0).theirs().get(0);
    Tensor own = tensors.peek(List.of(family.prefix() + table, table));
    for (String name : DECODERS) {
      Tensor decoder = tensors.peek(List.of(name));
      if (decoder != null && own == null) {
        tensors.add(table, decoder);
        own = decoder;
      }
      if (decoder != null && java.util.Arrays.equals(decoder.values(), own.values())) {
        tensors.drop(name);
      }
    }
  }

  private static final List<String> DECODERS =
      List.of(
          "cls.predictions.decoder.weight",
          "lm_head.decoder.weight",
          "lm_head.weight",
          "predictions.decoder.weight",
          "vocab_projector.weight",
          "generator_lm_head.weight");

  /** Reads the tensors of a head, and the labels of its task. */
  private List<String> readHead(HeadKind kind) {
    Family.Head head = family.head(kind);
    for (TensorRule rule : head.rules()) {
      read(rule, List.of(""));
    }
    if (kind == HeadKind.ANSWER) {
      return Tasks.CATALOGUE.named("answer").make(Options.none()).labels();
    }
    options.put("pooling", head.pooling());
    if (head.poolerActivation() != null) {
      options.put("pooler-activation", head.poolerActivation());
    }
    List<String> labels = config.labels();
    options.put("classes", Integer.toString(labels.size()));
    long width = labels.size();
    ours.putIfAbsent(BIAS, new Tensor(List.of(1L, width), new float[labels.size()]));
    return labels;
  }

  private void read(TensorRule rule, List<String> prefixes) {
    List<Tensor> found = new ArrayList<>();
    for (String name : rule.theirs()) {
      Tensor tensor = tensors.find(prefixes.stream().map(prefix -> prefix + name).toList());
      if (tensor == null) {
        throw CheckpointConfig.invalid("tensor " + name + " is missing", null);
      }
      found.add(tensor);
    }
    ours.put(rule.ours(), rule.read(found));
  }

  /** Keeps the tensors that are left, under their own names. */
  private List<String> keep() {
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, Tensor> entry : tensors.rest().entrySet()) {
      String name = entry.getKey();
      String bare =
          name.startsWith(family.prefix()) ? name.substring(family.prefix().length()) : name;
      boolean twice =
          name.endsWith("decoder.bias") && tensors.has(name.replace("decoder.bias", "bias"));
      if (!BUFFERS.matcher(bare).matches() && !twice) {
        ours.put(Weights.KEPT + name, entry.getValue());
        kept.add(name);
      }
    }
    return kept;
  }
}
