package org.gleaner.network.pretrained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BERT and the families whose encoders have its tensors: ERNIE, RoBERTa, XLM-RoBERTa and ELECTRA.
 * They differ in prefix, first position and heads.
 */
final class BertFamily implements Family {
  private final String encoder;
  private final String prefix;

  private BertFamily(String encoder, String prefix) {
    this.encoder = encoder;
    this.prefix = prefix;
  }

  static Family bert() {
    return new BertFamily("bert", "bert.");
  }

  static Family ernie() {
    return new BertFamily("ernie", "ernie.");
  }

  static Family roberta() {
    return new BertFamily("roberta", "roberta.");
  }

  static Family electra() {
    return new BertFamily("electra", "electra.");
  }

  @Override
  public String encoder() {
    return encoder;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  private boolean isRoberta() {
    return encoder.equals("roberta");
  }

  private boolean isElectra() {
    return encoder.equals("electra");
  }

  @Override
  public Map<String, String> options(CheckpointConfig config) {
    config.require("position_embedding_type", "absolute");
    config.require("is_decoder", false);
    int hidden = config.integer("hidden_size", isElectra() ? 256 : 768);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("layers", text(config.integer("num_hidden_layers", 12)));
    options.put("hidden-size", text(hidden));
    options.put("heads", text(config.integer("num_attention_heads", isElectra() ? 4 : 12)));
    options.put("inner-size", text(config.integer("intermediate_size", isElectra() ? 1024 : 3072)));
    options.put("activation", CommonOptions.activation(config.text("hidden_act", "gelu")));
    options.put("positions", text(config.integer("max_position_embeddings", 512)));
    options.put("texts", text(config.integer("type_vocab_size", 2)));
    options.put("layer-norm-epsilon", Double.toString(config.number("layer_norm_eps", 1e-12)));
    CommonOptions.dropouts(config, options, "hidden_dropout_prob", "attention_probs_dropout_prob");
    if (isRoberta()) {
      options.put("position-offset", text(config.integer("pad_token_id", 1) + 1));
    }
    if (isElectra()) {
      int size = config.integer("embedding_size", 128);
      options.put("embedding-size", text(size == hidden ? 0 : size));
    }
    if (encoder.equals("ernie") && config.isTrue("use_task_id")) {
      options.put("task-rows", text(config.integer("task_type_vocab_size", 3)));
    }
    return options;
  }

  private static String text(int value) {
    return Integer.toString(value);
  }

  @Override
  public Map<String, Object> config(Map<String, String> options) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("num_hidden_layers", Integer.valueOf(options.get("layers")));
    config.put("hidden_size", Integer.valueOf(options.get("hidden-size")));
    config.put("num_attention_heads", Integer.valueOf(options.get("heads")));
    config.put("intermediate_size", Integer.valueOf(options.get("inner-size")));
    config.put("hidden_act", options.get("activation").replace('-', '_'));
    config.put("max_position_embeddings", Integer.valueOf(options.get("positions")));
    config.put("type_vocab_size", Integer.valueOf(options.get("texts")));
    config.put("layer_norm_eps", Double.valueOf(options.get("layer-norm-epsilon")));
    config.put("hidden_dropout_prob", Double.valueOf(options.get("layer-dropout")));
    config.put("attention_probs_dropout_prob", Double.valueOf(options.get("attention-dropout")));
    if (isElectra()) {
      String size = options.get("embedding-size");
      config.put(
          "embedding_size", Integer.valueOf(size.equals("0") ? options.get("hidden-size") : size));
    }
    if (isRoberta()) {
      config.put("pad_token_id", Integer.parseInt(options.get("position-offset")) - 1);
    }
    if (encoder.equals("ernie")) {
      config.put("use_task_id", !options.get("task-rows").equals("0"));
      config.put("task_type_vocab_size", Integer.valueOf(options.get("task-rows")));
    }
    return config;
  }

  @Override
  public List<TensorRule> rules(Map<String, String> options) {
    TensorRules rules = new TensorRules("encoder.", "");
    CommonOptions.tables(rules, options, "embeddings.");
    if (options.containsKey("task-rows") && !options.get("task-rows").equals("0")) {
      rules.table("task.K", "embeddings.task_type_embeddings");
    }
    rules.norm("norm", "embeddings.LayerNorm");
    if (isElectra() && !options.get("embedding-size").equals("0")) {
      rules.linear("widen", "embeddings_project");
    }
    for (int i = 0; i < Integer.parseInt(options.get("layers")); i++) {
      String ours = "layer-" + (i + 1) + '.';
      String theirs = "encoder.layer." + i + '.';
      String self = theirs + "attention.self.";
      rules
          .attention(
              ours + "attention.heads",
              self + "query",
              self + "key",
              self + "value",
              theirs + "attention.output.dense")
          .norm(ours + "attention-norm", theirs + "attention.output.LayerNorm")
          .linear(ours + "units.inner", theirs + "intermediate.dense")
          .linear(ours + "units.outer", theirs + "output.dense")
          .norm(ours + "units-norm", theirs + "output.LayerNorm");
    }
    return rules.list();
  }

  @Override
  public Head head(HeadKind kind) {
    TensorRules rules = new TensorRules("", "");
    return switch (kind) {
      case TEXT -> text(rules);
      case CHOICE -> choice(rules);
      case TOKENS -> new Head(null, null, rules.linear("output", "classifier").list());
      case ANSWER -> new Head(null, null, rules.linear("output", "qa_outputs").list());
      case MASKED -> new Head(null, null, masked(rules).list());
      case REPLACED -> isElectra() ? new Head(null, null, replaced(rules).list()) : null;
      case FOLLOWS -> follows(rules);
      case NEXT -> null;
    };
  }

  private Head text(TensorRules rules) {
    if (isRoberta() || isElectra()) {
      rules.linear("encoder.pooler", "classifier.dense").linear("output", "classifier.out_proj");
      return new Head("pooler", isElectra() ? "gelu" : "tanh", rules.list());
    }
    return choice(rules);
  }

  private Head choice(TensorRules rules) {
    String pooler = isElectra() ? "sequence_summary.summary" : prefix + "pooler.dense";
    rules.linear("encoder.pooler", pooler).linear("output", "classifier");
    return new Head("pooler", isElectra() ? "gelu" : "tanh", rules.list());
  }

  private TensorRules masked(TensorRules rules) {
    String at =
        isRoberta() ? "lm_head." : isElectra() ? "generator_predictions." : "cls.predictions.";
    String transform = isRoberta() || isElectra() ? at : at + "transform.";
    return rules
        .linear("output.transform", transform + "dense")
        .norm("output.norm", transform + (isRoberta() ? "layer_norm" : "LayerNorm"))
        .vector("output.b", (isElectra() ? "generator_lm_head." : at) + "bias");
  }

  private static TensorRules replaced(TensorRules rules) {
    return rules
        .linear("output.inner", "discriminator_predictions.dense")
        .linear("output", "discriminator_predictions.dense_prediction");
  }

  private Head follows(TensorRules rules) {
    if (isRoberta() || isElectra()) {
      return null;
    }
    rules
        .linear("encoder.pooler", prefix + "pooler.dense")
        .linear("output", "cls.seq_relationship");
    return new Head("pooler", "tanh", rules.list());
  }
}
