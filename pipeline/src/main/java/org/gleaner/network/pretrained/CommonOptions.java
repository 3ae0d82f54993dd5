package org.gleaner.network.pretrained;

import java.util.Map;

/** Settings and tensors that several families share. */
final class CommonOptions {
  private CommonOptions() {}

  /** Our name of an activation. */
  static String activation(String theirs) {
    return switch (theirs) {
      case "gelu", "relu" -> theirs;
      case "gelu_new", "gelu_pytorch_tanh" -> "gelu-new";
      default ->
          throw CheckpointConfig.invalid(
              "config.json has activation " + theirs + ". Accepted: gelu, gelu_new, relu", null);
    };
  }

  /** The two rates of dropout. */
  static void dropouts(
      CheckpointConfig config, Map<String, String> options, String layers, String attention) {
    options.put("layer-dropout", Double.toString(config.number(layers, 0.1)));
    options.put("attention-dropout", Double.toString(config.number(attention, 0.1)));
  }

  /** The tables of tokens, positions and texts. */
  static void tables(TensorRules rules, Map<String, String> options, String at) {
    rules.table("E", at + "word_embeddings").table("positions.P", at + "position_embeddings");
    if (!options.get("texts").equals("0")) {
      rules.table("positions.T", at + "token_type_embeddings");
    }
  }
}
