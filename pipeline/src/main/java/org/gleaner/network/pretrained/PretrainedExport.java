package org.gleaner.network.pretrained;

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
import java.util.TreeSet;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;

/**
 * Writes a network of the BERT family as a Hugging Face folder, which PyTorch and transformers.js
 * open: {@code config.json}, {@code model.safetensors}, the vocabulary, and for vectors of texts
 * the files of sentence-transformers. Tensors that an import has kept go out as they came in.
 */
public final class PretrainedExport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String VECTORS = "text-vector";

  /** The task of each kind of head that goes in and out. */
  static final Map<HeadKind, String> TASKS =
      Map.of(HeadKind.TEXT, "classify", HeadKind.ANSWER, "answer", HeadKind.MASKED, "masked");

  /** What the other library calls a network with a head. */
  private static final Map<HeadKind, String> ARCHITECTURES =
      Map.of(
          HeadKind.TEXT,
          "ForSequenceClassification",
          HeadKind.ANSWER,
          "ForQuestionAnswering",
          HeadKind.MASKED,
          "ForMaskedLM");

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
              + ". Accepted: one of the BERT family");
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
    String task = network.definition().task();
    if (export.head == HeadKind.TEXT) {
      export.requirePooler();
    } else if (export.head == HeadKind.MASKED) {
      export.requireTransform();
    } else if (export.head == null && !task.equals(VECTORS)) {
      throw new IllegalArgumentException(
          "Cannot export a model of task: "
              + task
              + ". Accepted: text-vector, "
              + String.join(", ", new TreeSet<>(TASKS.values())));
    }
  }

  private void write(ModelFolder folder) throws IOException {
    write(folder, HuggingFaceFolder.CONFIG, JSON.writeValueAsBytes(config()));
    for (Map.Entry<String, byte[]> file : network.lexicon().files().entrySet()) {
      write(folder, file.getKey(), file.getValue());
    }
    try (OutputStream out = new BufferedOutputStream(folder.create(HuggingFaceFolder.WEIGHTS))) {
      Safetensors.write(tensors(), Map.of("format", "pt"), out);
    }
    if (network.definition().task().equals(VECTORS)) {
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
    return head == HeadKind.MASKED && !network.definition().options().get("pair").equals("none");
  }

  private ObjectNode config() {
    ObjectNode config = JSON.createObjectNode();
    config.put("model_type", family.encoder());
    String given = network.provenance().getOrDefault("architecture", "");
    config.putArray("architectures").add(given.isEmpty() ? architecture() : given);
    config.put("vocab_size", network.tensors().get("encoder.E").shape().get(0));
    family.config(options).forEach((key, value) -> config.set(key, JSON.valueToTree(value)));
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

  private String architecture() {
    String name =
        switch (family.encoder()) {
          case "bert" -> "Bert";
          case "roberta" -> "Roberta";
          case "albert" -> "Albert";
          case "distilbert" -> "DistilBert";
          case "electra" -> "Electra";
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

  /** The head of the other library has the activation and the normalisation of the encoder. */
  private void requireTransform() {
    Map<String, String> own = network.definition().options();
    Map<String, String> theirs = PretrainedHeads.transform(family.encoder(), options);
    boolean same =
        own.get("transform-activation").equals(theirs.get("transform-activation"))
            && Double.parseDouble(own.get("transform-epsilon"))
                == Double.parseDouble(theirs.get("transform-epsilon"));
    if (!same) {
      throw new IllegalArgumentException(
          "Cannot export a head with transform-activation="
              + own.get("transform-activation")
              + ". Accepted: transform-activation="
              + theirs.get("transform-activation")
              + ", transform-epsilon="
              + theirs.get("transform-epsilon"));
    }
    if (isPair() && family.head(HeadKind.FOLLOWS) == null) {
      throw new IllegalArgumentException(
          "Cannot export pairs of "
              + family.encoder()
              + ". Accepted: one of masked tokens alone, or of another family");
    }
  }

  /** The head of the other library reads units over the first vector. */
  private void requirePooler() {
    Family.Head theirs = family.head(HeadKind.TEXT);
    boolean same =
        options.get("pooling").equals(theirs.pooling())
            && options.get("pooler-activation").equals(theirs.poolerActivation());
    if (!same) {
      throw new IllegalArgumentException(
          "Cannot export a classifier with pooling="
              + options.get("pooling")
              + ". Accepted: pooling=pooler, pooler-activation="
              + theirs.poolerActivation());
    }
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
    pooling.put("pooling_mode_cls_token", options.get("pooling").equals("first"));
    pooling.put("pooling_mode_mean_tokens", options.get("pooling").equals("mean"));
    pooling.put("pooling_mode_max_tokens", options.get("pooling").equals("max"));
    write(folder, "1_Pooling/config.json", JSON.writeValueAsBytes(pooling));
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
