package org.gleaner.network.pretrained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DistilBERT: BERT without a table of texts and without a pooler (Sanh et al. 2019). */
final class DistilbertFamily implements Family {
  @Override
  public String encoder() {
    return "distilbert";
  }

  @Override
  public String prefix() {
    return "distilbert.";
  }

  @Override
  public Map<String, String> options(CheckpointConfig config) {
    config.require("sinusoidal_pos_embds", false);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("layers", Integer.toString(config.integer("n_layers", 6)));
    options.put("hidden-size", Integer.toString(config.integer("dim", 768)));
    options.put("heads", Integer.toString(config.integer("n_heads", 12)));
    options.put("inner-size", Integer.toString(config.integer("hidden_dim", 3072)));
    options.put("activation", CommonOptions.activation(config.text("activation", "gelu")));
    options.put("positions", Integer.toString(config.integer("max_position_embeddings", 512)));
    options.put("texts", "0");
    options.put("layer-norm-epsilon", "1.0E-12");
    CommonOptions.dropouts(config, options, "dropout", "attention_dropout");
    return options;
  }

  @Override
  public Map<String, Object> config(Map<String, String> options) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("n_layers", Integer.valueOf(options.get("layers")));
    config.put("dim", Integer.valueOf(options.get("hidden-size")));
    config.put("n_heads", Integer.valueOf(options.get("heads")));
    config.put("hidden_dim", Integer.valueOf(options.get("inner-size")));
    config.put("activation", options.get("activation").replace('-', '_'));
    config.put("max_position_embeddings", Integer.valueOf(options.get("positions")));
    config.put("sinusoidal_pos_embds", false);
    config.put("dropout", Double.valueOf(options.get("layer-dropout")));
    config.put("attention_dropout", Double.valueOf(options.get("attention-dropout")));
    return config;
  }

  @Override
  public List<TensorRule> rules(Map<String, String> options) {
    TensorRules rules = new TensorRules("encoder.", "");
    CommonOptions.tables(rules, options, "embeddings.");
    rules.norm("norm", "embeddings.LayerNorm");
    for (int i = 0; i < Integer.parseInt(options.get("layers")); i++) {
      String ours = "layer-" + (i + 1) + '.';
      String theirs = "transformer.layer." + i + '.';
      String attention = theirs + "attention.";
      rules
          .attention(
              ours + "attention.heads",
              attention + "q_lin",
              attention + "k_lin",
              attention + "v_lin",
              attention + "out_lin")
          .norm(ours + "attention-norm", theirs + "sa_layer_norm")
          .linear(ours + "units.inner", theirs + "ffn.lin1")
          .linear(ours + "units.outer", theirs + "ffn.lin2")
          .norm(ours + "units-norm", theirs + "output_layer_norm");
    }
    return rules.list();
  }

  @Override
  public Head head(HeadKind kind) {
    TensorRules rules = new TensorRules("", "");
    return switch (kind) {
      case TEXT, CHOICE ->
          new Head(
              "pooler",
              "relu",
              rules
                  .linear("encoder.pooler", "pre_classifier")
                  .linear("output", "classifier")
                  .list());
      case TOKENS -> new Head(null, null, rules.linear("output", "classifier").list());
      case ANSWER -> new Head(null, null, rules.linear("output", "qa_outputs").list());
      case MASKED ->
          new Head(
              null,
              null,
              rules
                  .linear("output.transform", "vocab_transform")
                  .norm("output.norm", "vocab_layer_norm")
                  .vector("output.b", "vocab_projector.bias")
                  .list());
      case REPLACED, FOLLOWS, NEXT -> null;
    };
  }
}
