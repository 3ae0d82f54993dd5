package org.gleaner.network.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;

/**
 * A network independent of any library: the content of a model folder.
 *
 * @param definition encoder, task and options
 * @param lexicon text to numbers
 * @param labels the labels by number
 * @param state what the task has learnt beside the weights
 * @param provenance versions, settings, data hash, seed and figures, by name
 * @param tensors the weights by name ("stream.part.parameter")
 */
public record SavedNetwork(
    NetworkDefinition definition,
    Lexicon lexicon,
    List<String> labels,
    TaskState state,
    Map<String, String> provenance,
    Map<String, Tensor> tensors) {

  /** The same network under another definition, which the tensors must fit. */
  public SavedNetwork with(NetworkDefinition other) {
    return new SavedNetwork(other, lexicon, labels, state, provenance, tensors);
  }

  /**
   * The network as it is used after training, see {@link org.gleaner.network.task.Task#finished}:
   * without the weights that training alone needs. Its provenance names the options of the training
   * that it does not have.
   */
  public SavedNetwork finished() {
    Map<String, String> replaced = definition.newTask().finished();
    if (replaced.isEmpty()) {
      return this;
    }
    Map<String, String> options = new TreeMap<>(definition.options());
    options.putAll(replaced);
    Map<String, String> whence = new TreeMap<>(provenance);
    replaced.keySet().forEach(key -> whence.put("training-" + key, definition.options().get(key)));
    NetworkDefinition used =
        new NetworkDefinition(definition.encoder(), definition.task(), options);
    return new SavedNetwork(
        used, lexicon, labels, state, whence, Weights.used(tensors, used, lexicon));
  }

  /** The coder of its task. */
  public Coder coder() {
    return new Coder(lexicon, labels, state);
  }

  /** Number of weights that it uses. */
  public long parameters() {
    long sum = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      sum += tensor.getKey().startsWith(Weights.KEPT) ? 0 : tensor.getValue().values().length;
    }
    return sum;
  }
}
