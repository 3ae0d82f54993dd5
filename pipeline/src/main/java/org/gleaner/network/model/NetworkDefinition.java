package org.gleaner.network.model;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.train.TrainerSettings;

/**
 * What a network is, apart from its weights: an encoder and a task by their names in the
 * catalogues, and the options of both.
 *
 * @param encoder a name of {@link Encoders#CATALOGUE}
 * @param task a name of {@link Tasks#CATALOGUE}
 * @param options the values in force, every option named
 */
public record NetworkDefinition(String encoder, String task, Map<String, String> options)
    implements java.io.Serializable {
  /**
   * Completes the options with their defaults.
   *
   * @throws IllegalArgumentException if a name or an option is unknown or a value is wrong
   */
  public NetworkDefinition {
    Options consumed = Options.of(options);
    consume(encoder, task, consumed);
    consumed.requireEmpty();
    options = Map.copyOf(consumed.used());
  }

  /** Reads the options of an encoder and of a task, and no more. */
  public static void consume(String encoder, String task, Options options) {
    Task<?> head = Tasks.CATALOGUE.named(task).apply(options);
    options.prefer(head.encoderPreferences());
    Objects.requireNonNull(Encoders.CATALOGUE.named(encoder).apply(options));
  }

  /** The task. */
  public Task<?> newTask() {
    Options consumed = Options.of(options);
    return Tasks.CATALOGUE.named(task).apply(consumed);
  }

  /** The encoder. */
  public Encoder newEncoder() {
    return Encoders.CATALOGUE.named(encoder).apply(Options.of(options));
  }

  /** The same network with another value of an option. */
  public NetworkDefinition with(String option, String value) {
    Map<String, String> others = new java.util.TreeMap<>(options);
    others.put(option, value);
    return new NetworkDefinition(encoder, task, others);
  }

  /** All of it by name, as a checkpoint tells one network from another. */
  public Map<String, String> byName() {
    Map<String, String> all = new java.util.TreeMap<>(options);
    all.put("encoder", encoder);
    all.put("task", task);
    return all;
  }

  /** Numbers of a token: its own and those of its characters. */
  public int cells() {
    return newEncoder().words().cells();
  }

  /** The number of its weights for a vocabulary of that size. */
  public Size size(int vocabularySize) {
    long all = 0;
    for (var vertex :
        configuration(vocabularySize, TrainerSettings.defaults()).getVertices().values()) {
      all += vertex.numParams(true);
    }
    int width = Integer.parseInt(options.get("embedding-size"));
    return new Size(all, (long) vocabularySize * width);
  }

  /** The network's layers, under the updater and the seed of the settings. */
  public ComputationGraphConfiguration configuration(int vocabularySize, TrainerSettings settings) {
    GraphBuilder graph = settings.configuration().graphBuilder();
    newTask().addTo(graph, newEncoder(), vocabularySize);
    return graph.build();
  }

  /**
   * Number of weights.
   *
   * @param all of the whole network
   * @param words those of the word vectors
   */
  public record Size(long all, long words) {}
}
