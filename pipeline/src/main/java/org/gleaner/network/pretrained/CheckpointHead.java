package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.task.Tasks;

/** The head of a checkpoint that a task of ours has, or none. */
final class CheckpointHead {
  private static final String VECTORS = "text-vector";
  private static final String PAIR = "pair";
  private static final String NONE = "none";

  private final Family family;
  private final CheckpointConfig config;
  private final HeadKind kind;
  private final String pair;

  private CheckpointHead(Family family, CheckpointConfig config, HeadKind kind, String pair) {
    this.family = family;
    this.config = config;
    this.kind = kind;
    this.pair = pair;
  }

  /**
   * The head of a checkpoint.
   *
   * @param wanted the task that the network is for; null for that of the head
   * @param sentences whether the checkpoint is said to give vectors of texts
   * @param asked options of the network; of pre-training {@code pair} may differ from the
   *     checkpoint's
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it has no head of that task
   */
  static CheckpointHead of(
      Family family,
      CheckpointConfig config,
      CheckpointTensors tensors,
      String wanted,
      boolean sentences,
      Map<String, String> asked) {
    HeadKind own = kind(family, config, tensors);
    boolean learnsTokens = own == HeadKind.MASKED || own == HeadKind.REPLACED;
    HeadKind kind = learnsTokens && sentences && wanted == null ? null : own;
    if (VECTORS.equals(wanted)) {
      kind = null;
    } else if (wanted != null && !wanted.equals(task(own))) {
      throw CheckpointConfig.invalid(
          config.architecture()
              + " has no head that task "
              + wanted
              + " reads. Accepted: "
              + (own == null ? VECTORS : VECTORS + ", " + task(own)),
          null);
    }
    String pair = kind == HeadKind.MASKED ? pair(family, config, tensors, asked) : NONE;
    return new CheckpointHead(family, config, kind, pair);
  }

  private static String task(HeadKind kind) {
    return kind == null ? VECTORS : PretrainedExport.TASKS.get(kind);
  }

  /** The kind of a head that a task of ours has; null for another one or none. */
  private static HeadKind kind(Family family, CheckpointConfig config, CheckpointTensors tensors) {
    HeadKind named = named(config);
    if (named == HeadKind.MASKED) {
      return has(family.head(named), tensors) && tensors.isTied() ? named : null;
    }
    if (named == HeadKind.REPLACED) {
      return has(family.head(named), tensors) ? named : null;
    }
    return named == null || family.head(named) == null ? null : named;
  }

  private static HeadKind named(CheckpointConfig config) {
    String architecture = config.architecture();
    if (architecture.endsWith("ForQuestionAnswering")) {
      return HeadKind.ANSWER;
    }
    if (architecture.endsWith("ForMultipleChoice")) {
      return HeadKind.CHOICE;
    }
    if (architecture.equals("ElectraForPreTraining")) {
      return HeadKind.REPLACED;
    }
    if (architecture.endsWith("ForMaskedLM") || architecture.endsWith("ForPreTraining")) {
      return HeadKind.MASKED;
    }
    boolean classifies =
        architecture.endsWith("ForSequenceClassification")
            && config
                .text("problem_type", "single_label_classification")
                .equals("single_label_classification")
            && config.labels().size() > 1;
    return classifies ? HeadKind.TEXT : null;
  }

  /** Whether the last tensor of a head is there; all of them must then be. */
  private static boolean has(Family.Head head, CheckpointTensors tensors) {
    return head != null && tensors.has(head.rules().get(head.rules().size() - 1).theirs().get(0));
  }

  /** How the checkpoint reads pairs: the option of pre-training. */
  private static String pair(
      Family family,
      CheckpointConfig config,
      CheckpointTensors tensors,
      Map<String, String> asked) {
    Family.Head head = family.head(HeadKind.FOLLOWS);
    boolean there = config.architecture().endsWith("ForPreTraining") && has(head, tensors);
    String pair = asked.getOrDefault(PAIR, there ? PretrainedHeads.pair(family.encoder()) : NONE);
    if (!pair.equals(NONE) && head == null) {
      throw CheckpointConfig.invalid(
          PAIR + " " + pair + " for " + family.encoder() + ". Accepted: " + NONE, null);
    }
    return pair;
  }

  /** The name of the task. */
  String task() {
    return task(kind);
  }

  /** Its tensors, ours under the names that the task gives them. */
  List<TensorRule> rules() {
    if (kind == null) {
      return List.of();
    }
    List<TensorRule> rules = new ArrayList<>(family.head(kind).rules());
    if (!pair.equals(NONE)) {
      rules.addAll(PretrainedHeads.follows(family));
    }
    return rules;
  }

  /**
   * The options of the task that follow from the checkpoint.
   *
   * @param encoder the options of the encoder
   */
  Map<String, String> options(Map<String, String> encoder) {
    Map<String, String> options = new TreeMap<>();
    if (kind == HeadKind.TEXT || kind == HeadKind.CHOICE) {
      options.put("pooling", family.head(kind).pooling());
      if (family.head(kind).poolerActivation() != null) {
        options.put("pooler-activation", family.head(kind).poolerActivation());
      }
    }
    if (kind == HeadKind.TEXT) {
      options.put("classes", Integer.toString(config.labels().size()));
    } else if (kind == HeadKind.CHOICE) {
      options.put("long-text", "head");
    } else if (kind == HeadKind.MASKED) {
      options.put(PAIR, pair);
      options.putAll(PretrainedHeads.transform(family.encoder(), encoder));
    } else if (kind == HeadKind.REPLACED) {
      options.put("mask-rate", "0");
      options.putAll(PretrainedHeads.replaced(encoder));
    }
    return options;
  }

  /** Whether the task's head has a bias, which that of the checkpoint need not have. */
  boolean hasBias() {
    return kind == HeadKind.TEXT;
  }

  /** The labels of the task. */
  List<String> labels() {
    if (kind == null) {
      return List.of();
    }
    return kind == HeadKind.TEXT
        ? config.labels()
        : Tasks.CATALOGUE.named(task()).make(Options.of(Map.of(PAIR, pair))).labels();
  }
}
