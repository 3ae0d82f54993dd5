package org.gleaner.network.pretrained;

import java.util.Map;
import java.util.Set;

/** What the heads of the families have that depends on the encoder. */
public final class PretrainedHeads {
  /** Families whose head of masked tokens has one activation, whatever the encoder's. */
  private static final Set<String> GELU = Set.of("roberta", "electra");

  private PretrainedHeads() {}

  /**
   * The activation before the scores of masked tokens.
   *
   * @param encoder the name of an encoder of the BERT family
   * @param options the encoder's
   */
  public static String transform(String encoder, Map<String, String> options) {
    return GELU.contains(encoder) ? "gelu" : options.get("activation");
  }
}
