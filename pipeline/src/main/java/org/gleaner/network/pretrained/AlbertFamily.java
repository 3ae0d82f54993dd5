package org.gleaner.network.pretrained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ALBERT: narrow tables and layers that share their weights (Lan et al. 2020). */
final class AlbertFamily implements Family {
  @Override
  public String encoder() {
    return "albert";
  }

  @Override
  public String prefix() {
    return "albert.";
  }

  @Override
  public Map<String, String> options(CheckpointConfig config) {
    config.require("position_embedding_type", "absolute");
    if (config.integer("inner_group_num", 1) != 1) {
      throw CheckpointConfig.invalid("config.json has inner_group_num. Accepted: 1", null);
    }
    int layers = config.integer("num_hidden_layers", 12);
    int groups = config.integer("num_hidden_groups", 1);
    if (groups < 1 || layers % groups != 0) {
      throw CheckpointConfig.invalid(
          "config.json has " + groups + " groups of " + layers + " layers", null);
    }
    int hidden = config.integer("hidden_size", 4096);
    int size = config.integer("embedding_size", 128);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("layers", Integer.toString(layers));
    options.put("distinct-layers", Integer.toString(groups));
    options.put("hidden-size", Integer.toString(hidden));
    options.put("embedding-size", Integer.toString(size));
    options.put("heads", Integer.toString(config.integer("num_attention_heads", 64)));
    options.put("inner-size", Integer.toString(config.integer("intermediate_size", 16_384)));
    options.put("activation", CommonOptions.activation(config.text("hidden_act", "gelu_new")));
    options.put("positions", Integer.toString(config.integer("max_position_embeddings", 512)));
    options.put("texts", Integer.toString(config.integer("type_vocab_size", 2)));
    options.put("layer-norm-epsilon", Double.toString(config.number("layer_norm_eps", 1e-12)));
    CommonOptions.dropouts(config, options, "hidden_dropout_prob", "attention_probs_dropout_prob");
    return options;
  }

  @Override
  public Map<String, Object> config(Map<String, String> options) {
    Map<String, Object> config = new LinkedHashMap<>();
    String groups = options.get("distinct-layers");
    config.put("num_hidden_layers", Integer.valueOf(options.get("layers")));
    config.put(
        "num_hidden_groups", Integer.valueOf(groups.equals("0") ? options.get("layers") : groups));
    config.put("inner_group_num", 1);
    config.put("hidden_size", Integer.valueOf(options.get("hidden-size")));
    config.put("embedding_size", Integer.valueOf(options.get("embedding-size")));
    config.put("num_attention_heads", Integer.valueOf(options.get("heads")));
    config.put("intermediate_size", Integer.valueOf(options.get("inner-size")));
    config.put("hidden_act", options.get("activation").replace('-', '_'));
    config.put("max_position_embeddings", Integer.valueOf(options.get("positions")));
    config.put("type_vocab_size", Integer.valueOf(options.get("texts")));
    config.put("layer_norm_eps", Double.valueOf(options.get("layer-norm-epsilon")));
    config.put("hidden_dropout_prob", Double.valueOf(options.get("layer-dropout")));
    config.put("attention_probs_dropout_prob", Double.valueOf(options.get("attention-dropout")));
    return config;
  }

  @Override
  public List<TensorRule> rules(Map<String, String> options) {
    TensorRules rules = new TensorRules("encoder.", "");
    CommonOptions.tables(rules, options, "embeddings.");
    rules.norm("norm", "embeddings.LayerNorm");
    rules.linear("widen", "encoder.embedding_hidden_mapping_in");
    for (int i = 0; i < Integer.parseInt(options.get("distinct-layers")); i++) {
      String ours = "layer-" + (i + 1) + '.';
      String theirs = "encoder.albert_layer_groups." + i + ".albert_layers.0.";
      String attention = theirs + "attention.";
      rules
          .attention(
              ours + "attention.heads",
              attention + "query",
              attention + "key",
              attention + "value",
              attention + "dense")
          .norm(ours + "attention-norm", attention + "LayerNorm")
          .linear(ours + "units.inner", theirs + "ffn")
          .linear(ours + "units.outer", theirs + "ffn_output")
          .norm(ours + "units-norm", theirs + "full_layer_layer_norm");
    }
    return rules.list();
  }

  @Override
  public Head head(HeadKind kind) {
    TensorRules rules = new TensorRules("", "");
    return switch (kind) {
      case TEXT, CHOICE -> pooled(rules, "classifier");
      case TOKENS -> new Head(null, null, rules.linear("output", "classifier").list());
      case ANSWER -> new Head(null, null, rules.linear("output", "qa_outputs").list());
      case MASKED ->
          new Head(
              null,
              null,
              rules
                  .linear("output.transform", "predictions.dense")
                  .norm("output.norm", "predictions.LayerNorm")
                  .vector("output.b", "predictions.bias")
                  .list());
      case REPLACED, NEXT -> null;
      case FOLLOWS -> pooled(rules, "sop_classifier.classifier");
    };
  }

  private static Head pooled(TensorRules rules, String output) {
    rules.linear("encoder.pooler", "albert.pooler").linear("output", output);
    return new Head("pooler", "tanh", rules.list());
  }
}
