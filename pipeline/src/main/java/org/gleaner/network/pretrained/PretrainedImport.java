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
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Makes a network from a checkpoint of the BERT family or of GPT. A network with a head for one
 * label of a text becomes one of the task {@code classify}, one with a head for the span of an
 * answer one of {@code answer}, one for multiple choice one of {@code rank}, one with a head for
 * masked tokens one of {@code masked}, which reads pairs where the checkpoint was trained on pairs,
 * a discriminator of ELECTRA one of {@code replaced}; any other, one of sentence-transformers, and
 * any if asked for, becomes one of {@code text-vector}, which gives vectors of texts, and keeps the
 * tensors of its head.
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

  /** Reads a Hugging Face folder for the task of its head, see the other method. */
  public static PretrainedModel read(ModelFolder folder, Map<String, String> asked) {
    return read(folder, null, asked);
  }

  /**
   * Reads a Hugging Face folder.
   *
   * @param task {@code text-vector} or that of its head; null for that of its head, if a task of
   *     ours has it, and else {@code text-vector}
   * @param asked options of the network that differ from those of the folder
   * @throws org.gleaner.GleanerException with INVALID_MODEL if a file is missing, damaged, of a
   *     family that is not known, or does not fit the others, or the checkpoint has no head for the
   *     task; IO_FAILED if reading fails
   */
  public static PretrainedModel read(ModelFolder folder, String task, Map<String, String> asked) {
    HuggingFaceFolder files = new HuggingFaceFolder(folder);
    return of(files, files.tensors(), task, asked);
  }

  /** Makes a network from tensors and the other files of a folder. */
  static PretrainedModel of(
      HuggingFaceFolder folder,
      Map<String, Tensor> tensors,
      String task,
      Map<String, String> asked) {
    try {
      return new PretrainedImport(folder, tensors).model(task, asked);
    } catch (IllegalArgumentException e) {
      throw CheckpointConfig.invalid(e.getMessage(), e);
    }
  }

  private PretrainedModel model(String wanted, Map<String, String> asked) {
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
    CheckpointHead head =
        CheckpointHead.of(family, config, tensors, wanted, folder.isOfSentences(), asked);
    for (TensorRule rule : head.rules()) {
      read(rule, List.of(""));
    }
    options.putAll(head.options(options));
    if (head.hasBias()) {
      long width = head.labels().size();
      ours.putIfAbsent(BIAS, new Tensor(List.of(1L, width), new float[(int) width]));
    }
    options.putAll(asked);
    List<String> kept = keep();
    NetworkDefinition definition = new NetworkDefinition(family.encoder(), head.task(), options);
    SavedNetwork network =
        new SavedNetwork(
            definition,
            lexicon,
            head.labels(),
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

  private void readEncoder() {
    List<TensorRule> rules = family.rules(options);
    String table = rules.get(0).theirs().get(0);
    tensors.shareTable(List.of(family.prefix() + table, table));
    for (TensorRule rule : rules) {
      read(rule, List.of(family.prefix(), ""));
    }
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
      if (!BUFFERS.matcher(bare).matches()) {
        ours.put(Weights.KEPT + name, entry.getValue());
        kept.add(name);
      }
    }
    return kept;
  }
}
