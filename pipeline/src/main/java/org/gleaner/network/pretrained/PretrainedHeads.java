package org.gleaner.network.pretrained;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.network.pretrained.Family.HeadKind;

/** What the heads of pre-training have that depends on the encoder. */
public final class PretrainedHeads {
  /** Families whose head of masked tokens has one activation, whatever the encoder's. */
  private static final Set<String> GELU = Set.of("roberta", "electra");

  private PretrainedHeads() {}

  /**
   * The options of task {@code masked} for the layer before its scores, as the family has it.
   *
   * @param encoder the name of an encoder of the BERT family
   * @param options the encoder's
   */
  public static Map<String, String> transform(String encoder, Map<String, String> options) {
    return Map.of(
        "transform-activation",
        GELU.contains(encoder) ? "gelu" : options.get("activation"),
        "transform-epsilon",
        options.get("layer-norm-epsilon"));
  }

  /**
   * The options of task {@code replaced} for the layers before its scores.
   *
   * @param options the encoder's
   */
  public static Map<String, String> replaced(Map<String, String> options) {
    return Map.of(
        "transform-activation",
        options.get("activation"),
        "transform-epsilon",
        options.get("layer-norm-epsilon"));
  }

  /** How a family reads pairs: its option {@code pair} of task {@code masked}. */
  static String pair(String encoder) {
    return encoder.equals("albert") ? "order" : "next";
  }

  /** The tensors of the head of pairs beside one of masked tokens; the family must have it. */
  static List<TensorRule> follows(Family family) {
    return family.head(HeadKind.FOLLOWS).rules().stream()
        .map(rule -> rule.named(rule.ours().replaceFirst("^output[.]", "output.follows.")))
        .toList();
  }
}
