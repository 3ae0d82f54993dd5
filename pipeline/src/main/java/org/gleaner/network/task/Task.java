package org.gleaner.network.task;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.network.encoder.Encoder;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * The head of a network: what it reads beside token numbers, its loss, and how examples become
 * arrays. Immutable; travels to the executors. Its constructor consumes its own {@link
 * org.gleaner.Options}.
 *
 * @param <E> an encoded example; token numbers and features travel, never vectors
 */
public interface Task<E extends Serializable> extends Serializable {
  /** Adds the inputs, the encoder, the head and the outputs to a graph. */
  void addTo(GraphBuilder graph, Encoder encoder, int vocabularySize);

  /** Options of encoders for which this task has a better default than the encoder's own. */
  default Map<String, String> encoderPreferences() {
    return Map.of();
  }

  /** The names of the labels in the order of their numbers. */
  List<String> labels();

  /** How much work an example is; examples of like length are put into one batch. */
  int length(E example);

  /** A hash of all that the network reads of an example and learns from it. */
  long fingerprint(E example);

  /**
   * The arrays of a batch.
   *
   * @param examples 1 to {@code size} of them
   * @param size the leading dimension of the first input; what is missing stays empty and takes no
   *     part in the loss, whose divisor is {@code size}
   */
  MultiDataSet batch(List<E> examples, int size);
}
