package org.gleaner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Lexicons;

/**
 * A saved network with whose encoder and vocabulary another one begins: fine-tuning (Devlin et al.
 * 2019). The task may be another; weights that the saved network does not have begin at random.
 */
public final class StartingPoint {
  private final SavedNetwork saved;

  /** A starting point. */
  public StartingPoint(SavedNetwork saved) {
    this.saved = saved;
  }

  /** The vocabulary. */
  public Lexicon lexicon() {
    return saved.lexicon();
  }

  /**
   * A network with the encoder of the saved one.
   *
   * @param options those that differ from the saved network's encoder, and those of the task
   * @throws IllegalArgumentException if a name or an option is unknown, or a value is wrong
   */
  public NetworkDefinition definition(String task, Map<String, String> options) {
    Map<String, String> all = new TreeMap<>(options);
    saved
        .definition()
        .encoderOptions()
        .forEach(
            (key, value) -> {
              if (!options.containsKey(key)) {
                all.putIfAbsent(NetworkDefinition.ENCODER + key, value);
              }
            });
    if (!task.equals("tag") || Lexicons.subwords(tokenizer()) != null) {
      all.putIfAbsent("tokenizer", tokenizer());
    }
    if (saved.definition().has("max-tokens")) {
      all.putIfAbsent("max-tokens", saved.definition().options().get("max-tokens"));
    }
    return new NetworkDefinition(saved.definition().encoder(), task, all);
  }

  private String tokenizer() {
    return saved.definition().newTask().tokenizer();
  }

  /**
   * Options of the trainer that suit weights that are trained already; see {@link
   * org.gleaner.network.train.Optimizer}.
   */
  public static Map<String, String> trainerPreferences() {
    return Map.of(
        "updater", "adamw",
        "learning-rate", "1.0E-4",
        "warm-up", "0.1",
        "decay", "linear",
        "clip-norm", "1");
  }

  /**
   * Sets the weights that the saved network has: those of its encoder, and of its head too where
   * both are of one task without labels.
   *
   * @param task the name of the network's task
   * @return the names of those that it has not
   * @throws GleanerException with INVALID_MODEL if a weight has another shape
   */
  List<String> into(ComputationGraph network, String task) {
    boolean goesOn =
        saved.definition().task().equals(task) && !saved.definition().newTask().readsLabels();
    List<String> fresh = new ArrayList<>();
    Map<String, Tensor> all = new TreeMap<>();
    for (Map.Entry<String, Tensor> own : Weights.of(network).entrySet()) {
      Tensor tensor = saved.tensors().get(own.getKey());
      if (tensor == null || !(goesOn || own.getKey().startsWith(ENCODER))) {
        fresh.add(own.getKey());
        all.put(own.getKey(), own.getValue());
      } else {
        requireShape(own.getKey(), tensor, own.getValue());
        all.put(own.getKey(), tensor);
      }
    }
    Weights.into(network, all);
    return fresh;
  }

  private static final String ENCODER = "encoder.";

  private static void requireShape(String name, Tensor tensor, Tensor own) {
    if (!tensor.shape().equals(own.shape())) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot begin with "
              + name
              + " of shape "
              + tensor.shape()
              + ". Accepted: "
              + own.shape());
    }
  }
}
