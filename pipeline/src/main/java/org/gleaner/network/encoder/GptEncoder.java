package org.gleaner.network.encoder;

import java.util.Map;
import org.gleaner.Options;

/** The encoders of GPT: those of {@link BertEncoder} with causal attention and other defaults. */
final class GptEncoder {
  private GptEncoder() {}

  /** GPT-2 (Radford et al. 2019): normalised before each block and after the last. */
  static Encoder gpt2(Options options) {
    return causal(options, "pre", 1024);
  }

  /** GPT (Radford et al. 2018): normalised after each block. */
  static Encoder openAiGpt(Options options) {
    return causal(options, "blocks", 512);
  }

  private static Encoder causal(Options options, String norm, int positions) {
    return BertEncoder.bert(
        options.prefer(
            Map.of(
                "causal", "true",
                "norm", norm,
                "activation", "gelu-new",
                "positions", Integer.toString(positions),
                "texts", "0",
                "layer-norm-epsilon", "1.0E-5",
                "pooling", "last")));
  }
}
