package org.gleaner.network.pretrained;

import java.util.List;
import java.util.Map;

/** The families by the name of the model's type in {@code config.json}. */
final class Families {
  private static final Map<String, Family> BY_TYPE =
      Map.of(
          "bert", BertFamily.bert(),
          "ernie", BertFamily.ernie(),
          "roberta", BertFamily.roberta(),
          "xlm-roberta", BertFamily.roberta(),
          "camembert", BertFamily.roberta(),
          "electra", BertFamily.electra(),
          "albert", new AlbertFamily(),
          "distilbert", new DistilbertFamily(),
          "gpt2", GptFamily.gpt2(),
          "openai-gpt", GptFamily.gpt());

  private Families() {}

  /**
   * The family of a model's type.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not known
   */
  static Family ofType(String modelType) {
    Family family = BY_TYPE.get(modelType);
    if (family == null) {
      throw CheckpointConfig.invalid(
          "config.json has model_type "
              + modelType
              + ". Accepted: "
              + List.copyOf(new java.util.TreeSet<>(BY_TYPE.keySet())),
          null);
    }
    return family;
  }

  /** The family of one of our encoders; null if it has none. */
  static Family ofEncoder(String encoder) {
    return BY_TYPE.get(encoder);
  }
}
