package org.gleaner.stage.param;

import java.util.Map;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.gleaner.Options;
import org.gleaner.network.KnownWords;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.train.TrainerSettings;

/** The Params of every Estimator that trains a network. */
public interface NetworkParams<S extends NetworkParams<S>> extends Params {

  /** The name of the encoder in {@link org.gleaner.network.encoder.Encoders#CATALOGUE}. */
  default Param<String> encoder() {
    return new Param<>(this, "encoder", "name of the encoder: bilstm, cnn ...");
  }

  /** Options of the encoder and the task, each {@code key=value}. */
  default StringArrayParam networkOptions() {
    return new StringArrayParam(
        this, "networkOptions", "options of encoder and task, each key=value");
  }

  /** Options of the training ({@link TrainerSettings#of}), each {@code key=value}. */
  default StringArrayParam trainingOptions() {
    return new StringArrayParam(
        this, "trainingOptions", "options of the training: epochs, workers, seed ...");
  }

  /** The largest vocabulary. */
  default IntParam vocabularySize() {
    return new IntParam(
        this, "vocabularySize", "number of vocabulary entries, at most", ParamValidators.gtEq(2));
  }

  /** Chooses the encoder. */
  @SuppressWarnings("unchecked")
  default S setEncoder(String name) {
    set(encoder(), name);
    return (S) this;
  }

  /** Sets options of encoder and task, each {@code key=value}. */
  @SuppressWarnings("unchecked")
  default S setNetworkOptions(String... options) {
    set(networkOptions(), options);
    return (S) this;
  }

  /** Sets options of the training, each {@code key=value}. */
  @SuppressWarnings("unchecked")
  default S setTrainingOptions(String... options) {
    set(trainingOptions(), options);
    return (S) this;
  }

  /** Sets the largest vocabulary. */
  @SuppressWarnings("unchecked")
  default S setVocabularySize(int size) {
    set(vocabularySize(), size);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setNetworkDefaults(String encoder, int vocabulary) {
    setDefault(encoder(), encoder);
    setDefault(networkOptions(), new String[0]);
    setDefault(trainingOptions(), new String[0]);
    setDefault(vocabularySize(), vocabulary);
  }

  /**
   * The settings of the training in force.
   *
   * @throws IllegalArgumentException if an option is unknown or a value is wrong
   */
  default TrainerSettings trainerSettings() {
    Options options = Options.ofSettings(getOrDefault(trainingOptions()));
    TrainerSettings settings = TrainerSettings.of(options);
    options.requireEmpty();
    return settings;
  }

  /**
   * The training in force for a task.
   *
   * @param leastCount words that occur less often are unknown, unless an option of the network says
   *     otherwise
   */
  default <I> NetworkTraining<I> training(String task, int leastCount) {
    Map<String, String> given = Options.pairs(getOrDefault(networkOptions()));
    Options options = Options.of(given);
    KnownWords words = KnownWords.of(options, (int) getOrDefault(vocabularySize()), leastCount);
    given.keySet().removeAll(options.used().keySet());
    NetworkDefinition definition = new NetworkDefinition(getOrDefault(encoder()), task, given);
    return new NetworkTraining<>(definition, trainerSettings(), words);
  }
}
