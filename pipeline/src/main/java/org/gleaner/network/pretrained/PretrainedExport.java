package org.gleaner.network.pretrained;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Special;

/**
 * Writes a network of the BERT family or of GPT as a Hugging Face folder, which PyTorch and
 * transformers.js open: {@code config.json}, {@code model.safetensors}, the vocabulary, and for
 * vectors of texts the files of sentence-transformers. Tensors that an import has kept go out as
 * they came in.
 */
public final class PretrainedExport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The task of each kind of head that goes in and out. */
  static final Map<HeadKind, String> TASKS =
      Map.of(
          HeadKind.TEXT,
          "classify",
          HeadKind.CHOICE,
          "rank",
          HeadKind.ANSWER,
          "answer",
          HeadKind.MASKED,
          "masked",
          HeadKind.REPLACED,
          "replaced");

  /** What the other library calls a network with a head. */
  private static final Map<HeadKind, String> ARCHITECTURES =
      Map.of(
          HeadKind.TEXT,
          "ForSequenceClassification",
          HeadKind.CHOICE,
          "ForMultipleChoice",
          HeadKind.ANSWER,
          "ForQuestionAnswering",
          HeadKind.MASKED,
          "ForMaskedLM",
          HeadKind.REPLACED,
          "ForPreTraining");

  private final SavedNetwork network;
  private final Family family;
  private final HeadKind head;
  private final Map<String, String> options;
  private final String prefix;

  private PretrainedExport(SavedNetwork network) {
    this.network = network;
    this.family = Families.ofEncoder(network.definition().encoder());
    if (family == null) {
      throw new IllegalArgumentException(
          "Cannot export encoder: "
              + network.definition().encoder()
              + ". Accepted: one of the BERT family, gpt2, openai-gpt");
    }
    this.options = network.definition().encoderOptions();
    this.head = headKind(network.definition().task());
    String bare = head == null ? "" : family.prefix();
    this.prefix = network.provenance().getOrDefault(PretrainedImport.PREFIX, bare);
  }

  /** The kind of the head of a task; null if it has none there. */
  private static HeadKind headKind(String task) {
    for (Map.Entry<HeadKind, String> entry : TASKS.entrySet()) {
      if (entry.getValue().equals(task)) {
        return entry.getKey();
      }
    }
    return null;
  }

  /**
   * Writes a network.
   *
   * @throws IllegalArgumentException if its encoder is of another kind
   */
  public static void write(SavedNetwork network, ModelFolder folder) {
    try {
      requireKnown(network);
      new PretrainedExport(network).write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot export model", e);
    }
  }

  /**
   * Checks that a network can be exported.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static void requireKnown(SavedNetwork network) {
    PretrainedExport export = new PretrainedExport(network);
    ExportCheck check = new ExportCheck(network, export.family, export.head);
    check.requireHead();
    check.requireOptions(CheckpointConfig.parse(export.config().toString().getBytes(UTF_8)));
  }

  private void write(ModelFolder folder) throws IOException {
    write(folder, HuggingFaceFolder.CONFIG, JSON.writeValueAsBytes(config()));
    for (Map.Entry<String, byte[]> file : network.lexicon().files().entrySet()) {
      write(folder, file.getKey(), file.getValue());
    }
    try (OutputStream out = new BufferedOutputStream(folder.create(HuggingFaceFolder.WEIGHTS))) {
      Safetensors.write(tensors(), Map.of("format", "pt"), out);
    }
    if (network.definition().task().equals(ExportCheck.VECTORS)) {
      writeSentenceFiles(folder);
    }
  }

  private static void write(ModelFolder folder, String name, byte[] content) throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(content);
    }
  }

  /** Whether it predicts masked tokens of pairs of texts. */
  private boolean isPair() {
    return head == HeadKind.MASKED && ExportCheck.isPair(network);
  }

  private ObjectNode config() {
    ObjectNode config = JSON.createObjectNode();
    config.put("model_type", family.encoder());
    String given = network.provenance().getOrDefault("architecture", "");
    config.putArray("architectures").add(given.isEmpty() ? architecture() : given);
    config.put("vocab_size", network.tensors().get("encoder.E").shape().get(0));
    family.config(options).forEach((key, value) -> config.set(key, JSON.valueToTree(value)));
    if (options.get("causal").equals("true")) {
      putSpecials(config);
    }
    config.put("torch_dtype", "float32");
    if (head == HeadKind.TEXT) {
      ObjectNode names = config.putObject("id2label");
      ObjectNode numbers = config.putObject("label2id");
      List<String> labels = network.labels();
      for (int i = 0; i < labels.size(); i++) {
        names.put(Integer.toString(i), labels.get(i));
        numbers.put(labels.get(i), i);
      }
    }
    return config;
  }

  /** The other library has the numbers of GPT's own vocabulary for those that it does not find. */
  private void putSpecials(ObjectNode config) {
    Map<String, Special> keys =
        Map.of(
            "bos_token_id", Special.BEGIN,
            "eos_token_id", Special.END,
            "pad_token_id", Special.PADDING);
    for (Map.Entry<String, Special> key : new TreeMap<>(keys).entrySet()) {
      int number = network.lexicon().special(key.getValue());
      config.put(key.getKey(), number < 0 ? null : Integer.valueOf(number));
    }
  }

  private String architecture() {
    String name =
        switch (family.encoder()) {
          case "bert" -> "Bert";
          case "roberta" -> "Roberta";
          case "albert" -> "Albert";
          case "distilbert" -> "DistilBert";
          case "electra" -> "Electra";
          case "gpt2" -> "GPT2";
          case "openai-gpt" -> "OpenAIGPT";
          default -> "Ernie";
        };
    if (isPair()) {
      return name + "ForPreTraining";
    }
    return name + (head == null ? "Model" : ARCHITECTURES.get(head));
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new TreeMap<>();
    for (TensorRule rule : family.rules(options)) {
      add(all, rule, prefix);
    }
    List<TensorRule> heads = new ArrayList<>();
    if (head != null) {
      heads.addAll(family.head(head).rules());
    }
    if (isPair()) {
      heads.addAll(PretrainedHeads.follows(family));
    }
    for (TensorRule rule : heads) {
      add(all, rule, "");
    }
    network
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(Weights.KEPT)) {
                all.put(name.substring(Weights.KEPT.length()), tensor);
              }
            });
    return all;
  }

  private void add(Map<String, Tensor> all, TensorRule rule, String before) {
    List<Tensor> written = rule.write(network.tensors().get(rule.ours()));
    for (int i = 0; i < written.size(); i++) {
      all.put(before + rule.theirs().get(i), written.get(i));
    }
  }

  private void writeSentenceFiles(ModelFolder folder) throws IOException {
    Map<String, String> all = network.definition().options();
    ObjectNode limit = JSON.createObjectNode();
    limit.put("max_seq_length", Integer.parseInt(all.get("max-tokens")));
    limit.put("do_lower_case", false);
    write(folder, "sentence_bert_config.json", JSON.writeValueAsBytes(limit));
    ObjectNode pooling = JSON.createObjectNode();
    pooling.put("word_embedding_dimension", Integer.parseInt(options.get("hidden-size")));
    CheckpointLexicon.MODES.forEach(
        (mode, ours) -> pooling.put(mode, options.get("pooling").equals(ours)));
    write(folder, CheckpointLexicon.POOLING, JSON.writeValueAsBytes(pooling));
    var modules = JSON.createArrayNode();
    String[] kinds = {"", "1_Pooling", "2_Normalize"};
    String[] types = {"Transformer", "Pooling", "Normalize"};
    int count = all.get("normalize").equals("true") ? 3 : 2;
    for (int i = 0; i < count; i++) {
      ObjectNode module = modules.addObject();
      module.put("idx", i).put("name", Integer.toString(i)).put("path", kinds[i]);
      module.put("type", "sentence_transformers.models." + types[i]);
    }
    write(folder, "modules.json", JSON.writeValueAsBytes(modules));
  }
}
