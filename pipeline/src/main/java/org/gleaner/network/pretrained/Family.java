package org.gleaner.network.pretrained;

import java.util.List;
import java.util.Map;

/** A family of checkpoints: how its settings and tensors become ours. */
interface Family {
  /** The encoder that reads it, a name of the catalogue of encoders. */
  String encoder();

  /** What stands before the names of the encoder's tensors in a checkpoint with a head. */
  String prefix();

  /** How a text's vectors become one where the checkpoint has no setting of it. */
  default String pooling() {
    return "mean";
  }

  /** The encoder's options. */
  Map<String, String> options(CheckpointConfig config);

  /** The keys of {@code config.json} that stand for the encoder's options. */
  Map<String, Object> config(Map<String, String> options);

  /** The encoder's tensors, theirs without the prefix. */
  List<TensorRule> rules(Map<String, String> options);

  /** The tensors of the head of a task; null if the family has no such head. */
  Head head(HeadKind kind);

  /** The kinds of heads. */
  enum HeadKind {
    /** One label, several labels or a number for a text. */
    TEXT,
    /** The right one of some candidates for a text. */
    CHOICE,
    /** A label for each token. */
    TOKENS,
    /** Where the answer to a question begins and ends. */
    ANSWER,
    /** The words that were masked. */
    MASKED,
    /** Whether each token was replaced. */
    REPLACED,
    /** Whether the second text follows the first. */
    FOLLOWS,
    /** The token after each. */
    NEXT
  }

  /**
   * A head. Where its rules have no bias, that of ours is zero.
   *
   * @param pooling how the encoder pools before it; null where it reads tokens
   * @param poolerActivation of the pooler; null where there is none
   * @param rules its tensors and the pooler's, theirs with all prefixes
   */
  record Head(String pooling, String poolerActivation, List<TensorRule> rules) {}
}
