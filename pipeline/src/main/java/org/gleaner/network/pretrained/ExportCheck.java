package org.gleaner.network.pretrained;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.tensor.Tensor;

/** What of a network another library can compute: its checks before an export. */
final class ExportCheck {
  /** The task of a network without a head. */
  static final String VECTORS = "text-vector";

  /** Options that only a head or a training reads, or that the tensors show. */
  private static final Set<String> FREE =
      Set.of("size", "table-rows", "task-row", "pooling", "pooler-activation");

  private final SavedNetwork network;
  private final Family family;
  private final HeadKind head;
  private final Map<String, String> options;

  /**
   * A check.
   *
   * @param head its kind; null if there is none
   */
  ExportCheck(SavedNetwork network, Family family, HeadKind head) {
    this.network = network;
    this.family = family;
    this.head = head;
    this.options = network.definition().encoderOptions();
  }

  /** Whether a network of masked tokens predicts pairs of texts too. */
  static boolean isPair(SavedNetwork network) {
    return !network.definition().options().get("pair").equals("none");
  }

  /**
   * Checks that the other library has the head.
   *
   * @throws IllegalArgumentException if it does not
   */
  void requireHead() {
    boolean vectors = network.definition().task().equals(VECTORS);
    if (head == null ? !vectors : family.head(head) == null) {
      throw new IllegalArgumentException(
          "Cannot export a model of task: "
              + network.definition().task()
              + ". Accepted: "
              + String.join(", ", tasks()));
    }
    if (head == HeadKind.TEXT || head == HeadKind.CHOICE) {
      requirePooling();
      requireBias();
    } else if (head == HeadKind.MASKED) {
      requireMasked();
    } else if (head == HeadKind.REPLACED) {
      requireTransform(PretrainedHeads.replaced(options));
    }
  }

  /** The tasks whose heads the family has. */
  private Set<String> tasks() {
    Set<String> tasks = new TreeSet<>(Set.of(VECTORS));
    PretrainedExport.TASKS.forEach(
        (kind, task) -> {
          if (family.head(kind) != null) {
            tasks.add(task);
          }
        });
    return tasks;
  }

  /** The head of the other library has the activation and the normalisation of the encoder. */
  private void requireTransform(Map<String, String> theirs) {
    Map<String, String> own = network.definition().options();
    boolean same =
        own.get("transform-activation").equals(theirs.get("transform-activation"))
            && Double.parseDouble(own.get("transform-epsilon"))
                == Double.parseDouble(theirs.get("transform-epsilon"));
    if (!same) {
      throw new IllegalArgumentException(
          "Cannot export a head with transform-activation="
              + own.get("transform-activation")
              + ". Accepted: transform-activation="
              + theirs.get("transform-activation")
              + ", transform-epsilon="
              + theirs.get("transform-epsilon"));
    }
  }

  private void requireMasked() {
    requireTransform(PretrainedHeads.transform(family.encoder(), options));
    if (isPair(network) && family.head(HeadKind.FOLLOWS) == null) {
      throw new IllegalArgumentException(
          "Cannot export pairs of "
              + family.encoder()
              + ". Accepted: one of masked tokens alone, or of another family");
    }
  }

  /** The head of the other library reads units over the first vector, or the last vector. */
  private void requirePooling() {
    Family.Head theirs = family.head(head);
    String unit = theirs.poolerActivation();
    boolean same =
        options.get("pooling").equals(theirs.pooling())
            && (unit == null || options.get("pooler-activation").equals(unit));
    if (!same) {
      throw new IllegalArgumentException(
          "Cannot export a model of task "
              + network.definition().task()
              + " with pooling="
              + options.get("pooling")
              + ". Accepted: pooling="
              + theirs.pooling()
              + (unit == null ? "" : ", pooler-activation=" + unit));
    }
  }

  /** A head without a bias adds nothing to its products. */
  private void requireBias() {
    Tensor bias = network.tensors().get(PretrainedImport.BIAS);
    boolean has =
        family.head(head).rules().stream()
            .anyMatch(rule -> rule.ours().equals(PretrainedImport.BIAS));
    for (int i = 0; !has && i < bias.values().length; i++) {
      if (bias.values()[i] != 0) {
        throw new IllegalArgumentException(
            "Cannot export a classifier of "
                + family.encoder()
                + " with a bias, which its head does not have there. Accepted: a bias of 0");
      }
    }
  }

  /**
   * Checks that the other library has the encoder's options: an import of the settings gives them.
   *
   * @throws IllegalArgumentException if one is another there
   */
  void requireOptions(CheckpointConfig written) {
    Options all = Options.of(read(written)).prefer(Map.of("size", "custom"));
    Objects.requireNonNull(Encoders.CATALOGUE.named(family.encoder()).apply(all));
    all.used()
        .forEach(
            (key, theirs) -> {
              if (!FREE.contains(key) && !isEqual(options.get(key), theirs)) {
                throw new IllegalArgumentException(
                    "Cannot export an encoder with "
                        + key
                        + '='
                        + options.get(key)
                        + ". Accepted: "
                        + key
                        + '='
                        + theirs);
              }
            });
  }

  private Map<String, String> read(CheckpointConfig written) {
    try {
      return family.options(written);
    } catch (GleanerException e) {
      throw new IllegalArgumentException(
          "Cannot export an encoder whose settings are not read again: " + e.getMessage(), e);
    }
  }

  private static boolean isEqual(String ours, String theirs) {
    if (ours.equals(theirs)) {
      return true;
    }
    try {
      return Double.compare(Double.parseDouble(ours), Double.parseDouble(theirs)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
