package org.gleaner.network.task;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.layer.Generator;
import org.gleaner.network.layer.Stream;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;

/**
 * The purpose of a network: how items become examples, the streams after the encoder, the head, and
 * the meaning of outputs. Immutable; travels to the executors. Its constructor consumes its own
 * {@link org.gleaner.Options}.
 *
 * @param <I> what the network reads and learns from: {@link LabelledText} or a labelled document
 */
public interface Task<I> extends Serializable {
  /** The kind of rows that the encoder gives. */
  Encoder.Reading reading();

  /** Options of encoders for which this task has a better default than the encoder's own. */
  default Map<String, String> encoderPreferences() {
    return Map.of();
  }

  /** The name of the tokenizer, in the catalogue of tokenizers. */
  String tokenizer();

  /** The form of words in a counted vocabulary. */
  WordForms forms();

  /** The vocabulary entries of an item's words, for counting. */
  Iterable<String> words(I item);

  /** The names of the labels; empty to take those of the training items. */
  List<String> labels();

  /** The labels of an item, as the network learns them. */
  List<String> labelsOf(I item);

  /** Whether items to learn from have labels. */
  default boolean readsLabels() {
    return true;
  }

  /** The name of the field that an item to learn from is missing; null if it has all. */
  String missing(I item);

  /** What the label of an item should be and is not; null if it can be learnt. */
  default String unfit(I item) {
    return null;
  }

  /** Parts that end the encoder's stream, given the width of its rows. */
  default List<Part> parts(int width) {
    return List.of();
  }

  /** Streams after the encoder's, given the width of its rows. */
  default List<Stream> streams(int width) {
    return List.of();
  }

  /**
   * What writes tokens that the network reads in place of those that are drawn; null for nothing.
   *
   * @param encoder of the network
   * @throws IllegalArgumentException if the encoder cannot have what the task asks for
   */
  default Generator generator(Encoder encoder, Lexicon lexicon) {
    return null;
  }

  /** Options that a network which has been trained has in place of those of its training. */
  default Map<String, String> finished() {
    return Map.of();
  }

  /**
   * The head.
   *
   * @param width of the rows that come in
   * @param tokens the embedding of the encoder, whose table it may share
   */
  Head head(int width, Embedding tokens);

  /** The number of items that are scored at a time, whose outputs are held together. */
  default int together() {
    return 64;
  }

  /** Whether equal sequences of a batch are read once. */
  default boolean readsDistinct() {
    return false;
  }

  /** Learns the task's state from its items before training. */
  default TaskLearner<I> learner() {
    return TaskLearner.none();
  }

  /** The examples of an item to score, mostly one; their targets are zero. */
  List<Example> examples(I item, Coder coder);

  /** The examples of a labelled item; a label that is not known gives a target of zero. */
  List<Example> labelled(I item, Coder coder);

  /** What becomes of the examples of labelled items in each epoch: nothing by default. */
  default Drawing drawing(Coder coder) {
    return Drawing.none();
  }

  /**
   * Joins the outputs of an item's examples into the output of the item.
   *
   * @param outputs of {@link #examples}, in their order
   */
  float[] decode(I item, List<float[]> outputs, Coder coder);

  /**
   * What an output of a labelled item is compared with: mostly the output that {@link #decode}
   * should give, whatever it gave; where many outputs are right, the marks of this one. A label
   * that is not known counts as wrong.
   */
  float[] target(I item, float[] output, Coder coder);

  /** A fresh evaluation. */
  Evaluation evaluation(Coder coder);

  /** The numbers of the labels that an output decides on. */
  int[] decide(float[] output, Coder coder);

  /** The task's state after training, given the evaluation of the development items. */
  default TaskState decided(TaskState state, Evaluation development) {
    return state;
  }
}
