package org.gleaner.network.encoder;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The encoders by name. */
public final class Encoders {
  /** Mean of words, convolutions, recurrences, attention. */
  public static final Catalogue<Function<Options, Encoder>> CATALOGUE =
      Catalogue.<Function<Options, Encoder>>of("encoder")
          .add("mlp", MlpEncoder::new)
          .add("cnn", CnnEncoder::new)
          .add("lstm", RecurrentEncoder::lstm)
          .add("stacked-lstm", RecurrentEncoder::stackedLstm)
          .add("bilstm", RecurrentEncoder::biLstm)
          .add("gru", RecurrentEncoder::gru)
          .add("bigru", RecurrentEncoder::biGru)
          .add("cnn-lstm", CnnLstmEncoder::new)
          .add("attention-lstm", RecurrentEncoder::attentionLstm)
          .add("capsule", CapsuleEncoder::new)
          .add("self-attention", TransformerEncoder::selfAttention)
          .add("linear-attention", TransformerEncoder::linearAttention)
          .add("transformer", TransformerEncoder::transformer)
          .add("bert", BertEncoder::bert)
          .add("roberta", BertEncoder::roberta)
          .add("albert", BertEncoder::albert)
          .add("distilbert", BertEncoder::distilbert)
          .add("electra", BertEncoder::electra)
          .add("ernie", BertEncoder::ernie)
          .add("gpt2", GptEncoder::gpt2)
          .add("openai-gpt", GptEncoder::openAiGpt)
          .build();

  private Encoders() {}
}
