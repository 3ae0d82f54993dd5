package org.gleaner.network.pretrained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GPT and GPT-2 (Radford et al. 2018 and 2019): causal layers whose weights stand [inputs,
 * outputs], queries, keys and values in one. Scores of the next token are products with the table.
 */
final class GptFamily implements Family {
  private final boolean second;

  private GptFamily(boolean second) {
    this.second = second;
  }

  /** The first, whose layers normalise after each sum. */
  static Family gpt() {
    return new GptFamily(false);
  }

  /** The second, whose layers normalise before their weights. */
  static Family gpt2() {
    return new GptFamily(true);
  }

  @Override
  public String encoder() {
    return second ? "gpt2" : "openai-gpt";
  }

  @Override
  public String prefix() {
    return "transformer.";
  }

  @Override
  public String pooling() {
    return "last";
  }

  @Override
  public Map<String, String> options(CheckpointConfig config) {
    int hidden = config.integer("n_embd", 768);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("layers", Integer.toString(config.integer("n_layer", 12)));
    options.put("hidden-size", Integer.toString(hidden));
    options.put("heads", Integer.toString(config.integer("n_head", 12)));
    options.put("inner-size", Integer.toString(inner(config, hidden)));
    options.put("activation", second ? activation(config) : firstActivation(config));
    options.put("positions", Integer.toString(config.integer("n_positions", second ? 1024 : 512)));
    options.put("layer-norm-epsilon", Double.toString(config.number("layer_norm_epsilon", 1e-5)));
    CommonOptions.dropouts(config, options, "resid_pdrop", "attn_pdrop");
    return options;
  }

  private int inner(CheckpointConfig config, int hidden) {
    int given = second ? config.integer("n_inner", 0) : 0;
    return given == 0 ? Math.multiplyExact(4, hidden) : given;
  }

  /** The activation of GPT-2; its settings that would change the attention are refused. */
  private static String activation(CheckpointConfig config) {
    config.require("scale_attn_weights", true);
    config.require("scale_attn_by_inverse_layer_idx", false);
    config.require("add_cross_attention", false);
    return CommonOptions.activation(config.text("activation_function", "gelu_new"));
  }

  /** What the first calls gelu is its approximation. */
  private static String firstActivation(CheckpointConfig config) {
    String name = config.text("afn", "gelu");
    return switch (name) {
      case "gelu" -> "gelu-new";
      case "relu" -> name;
      default ->
          throw CheckpointConfig.invalid(
              "config.json has afn " + name + ". Accepted: gelu, relu", null);
    };
  }

  @Override
  public Map<String, Object> config(Map<String, String> options) {
    String activation = options.get("activation");
    Double dropout = Double.valueOf(options.get("layer-dropout"));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("n_layer", Integer.valueOf(options.get("layers")));
    config.put("n_embd", Integer.valueOf(options.get("hidden-size")));
    config.put("n_head", Integer.valueOf(options.get("heads")));
    if (second) {
      config.put("n_inner", Integer.valueOf(options.get("inner-size")));
      config.put("activation_function", activation.replace('-', '_'));
    } else {
      config.put("afn", activation.replace("-new", ""));
    }
    config.put("n_positions", Integer.valueOf(options.get("positions")));
    config.put("layer_norm_epsilon", Double.valueOf(options.get("layer-norm-epsilon")));
    config.put("embd_pdrop", dropout);
    config.put("resid_pdrop", dropout);
    config.put("attn_pdrop", Double.valueOf(options.get("attention-dropout")));
    return config;
  }

  @Override
  public List<TensorRule> rules(Map<String, String> options) {
    TensorRules rules = new TensorRules("encoder.", "");
    rules.table("E", second ? "wte" : "tokens_embed");
    rules.table("positions.P", second ? "wpe" : "positions_embed");
    for (int i = 0; i < Integer.parseInt(options.get("layers")); i++) {
      String ours = "layer-" + (i + 1) + '.';
      String theirs = "h." + i + '.';
      rules
          .joinedAttention(ours + "attention.heads", theirs + "attn.c_attn", theirs + "attn.c_proj")
          .columns(ours + "units.inner", theirs + "mlp.c_fc")
          .columns(ours + "units.outer", theirs + "mlp.c_proj")
          .norm(ours + (second ? "attention.norm" : "attention-norm"), theirs + "ln_1")
          .norm(ours + (second ? "units.norm" : "units-norm"), theirs + "ln_2");
    }
    if (second) {
      rules.norm("norm", "ln_f");
    }
    return rules.list();
  }

  @Override
  public Head head(HeadKind kind) {
    TensorRules rules = new TensorRules("", "");
    return switch (kind) {
      case TEXT -> new Head("last", null, rules.weight("output.W", "score").list());
      case ANSWER ->
          second ? new Head(null, null, rules.linear("output", "qa_outputs").list()) : null;
      case NEXT -> new Head(null, null, List.of());
      case TOKENS ->
          second ? new Head(null, null, rules.linear("output", "classifier").list()) : null;
      case CHOICE, MASKED, REPLACED, FOLLOWS -> null;
    };
  }
}
