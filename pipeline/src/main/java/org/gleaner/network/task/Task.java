package org.gleaner.network.task;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.layer.Stream;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.Part;
import org.gleaner.text.lexicon.WordForms;

/**
 * What a network is for: how items become examples, what stands after the encoder, its head, and
 * what its outputs mean. Immutable; travels to the executors. Its constructor consumes its own
 * {@link org.gleaner.Options}.
 *
 * @param <I> what the network reads and learns from: {@link LabelledText} or a labelled document
 */
public interface Task<I> extends Serializable {
  /** What is read off the encoder. */
  Encoder.Reading reading();

  /** Options of encoders for which this task has a better default than the encoder's own. */
  default Map<String, String> encoderPreferences() {
    return Map.of();
  }

  /** The name of what cuts texts, in the catalogue of tokenizers. */
  String tokenizer();

  /** The words of items, as they stand in a counted vocabulary. */
  WordForms forms();

  /** The entries of an item's words, which the vocabulary is counted from. */
  Iterable<String> words(I item);

  /** The names of the labels; empty to take those of the training items. */
  List<String> labels();

  /** The labels of an item, as the network learns them. */
  List<String> labelsOf(I item);

  /** The name of the field that an item to learn from is missing; null if it has all. */
  String missing(I item);

  /** Parts that end the encoder's stream, given the width of its rows. */
  default List<Part> parts(int width) {
    return List.of();
  }

  /** Streams after the encoder's, given the width of its rows. */
  default List<Stream> streams(int width) {
    return List.of();
  }

  /** The head, given the width of the rows that come in. */
  Head head(int width);

  /** Whether equal sequences of a batch are read once. */
  default boolean readsDistinct() {
    return false;
  }

  /** What the task has to learn of its items before training. */
  default TaskLearner<I> learner() {
    return TaskLearner.none();
  }

  /** The examples of an item without what is to be learnt: mostly one. */
  List<Example> examples(I item, Coder coder);

  /**
   * The examples of a labelled item.
   *
   * @throws IllegalArgumentException if it has a label that is not known
   */
  List<Example> labelled(I item, Coder coder);

  /**
   * What the network gives for an item, of the outputs of its examples.
   *
   * @param outputs of {@link #examples}, in their order
   */
  float[] decode(List<float[]> outputs, Coder coder);

  /**
   * What {@link #decode} should give for a labelled item, as {@link #evaluation} compares it.
   *
   * @throws IllegalArgumentException if it has a label that is not known
   */
  float[] target(I item, Coder coder);

  /** A fresh evaluation. */
  Evaluation evaluation(Coder coder);

  /** The numbers of the labels that an output decides. */
  int[] decide(float[] output, Coder coder);

  /** The task's state after training, given the evaluation of the development items. */
  default TaskState decided(TaskState state, Evaluation development) {
    return state;
  }
}
