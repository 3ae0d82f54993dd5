package org.gleaner.network.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.layer.NetworkLayer;
import org.gleaner.network.layer.Stream;
import org.gleaner.network.math.Precision;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TaskEntry;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordLexicon;

/**
 * A network apart from its weights: encoder and task by their names, and the options of both.
 * Immutable.
 *
 * <p>Where the encoder and the task have an option of one name, {@code encoder.NAME} and {@code
 * task.NAME} distinguish them, and the plain name is refused. The network has an option of its own:
 * {@code products} (f32: matrices are multiplied in single precision; bf16: large ones in bfloat16
 * where the processor does so natively, else in single precision; fast: the fastest of these).
 */
public final class NetworkDefinition {
  /** The name space of the encoder's options. */
  public static final String ENCODER = "encoder.";

  /** The name space of the task's options. */
  public static final String TASK = "task.";

  private static final String PRODUCTS = "products";

  private final String encoder;
  private final String task;
  private final TreeMap<String, String> options;

  /**
   * A definition; the options are completed with their defaults.
   *
   * @param encoder a name of {@link Encoders#CATALOGUE}
   * @param task a name of {@link Tasks#CATALOGUE}
   * @throws IllegalArgumentException if a name or an option is unknown, a value is wrong, or an
   *     option of both is given by its plain name
   */
  public NetworkDefinition(String encoder, String task, Map<String, String> options) {
    this.encoder = encoder;
    this.task = task;
    Options consumed = Options.of(options);
    consume(encoder, task, consumed);
    consumed.requireEmpty();
    this.options = new TreeMap<>(consumed.used());
  }

  /** Reads the options of an encoder and of a task, and leaves the others. */
  public static void consume(String encoder, String task, Options options) {
    Options tasks = options.sub(TASK);
    Options encoders = options.sub(ENCODER);
    Task<?> head = Tasks.CATALOGUE.named(task).make(tasks);
    encoders.prefer(head.encoderPreferences());
    Objects.requireNonNull(Encoders.CATALOGUE.named(encoder).apply(encoders));
    options.join(tasks, encoders);
    Objects.requireNonNull(precision(options));
  }

  private static Precision precision(Options options) {
    String products = options.choice(PRODUCTS, "f32", "f32", "bf16", "fast");
    return products.equals("f32") ? Precision.F32 : Precision.BF16;
  }

  /** The name of the encoder. */
  public String encoder() {
    return encoder;
  }

  /** The name of the task. */
  public String task() {
    return task;
  }

  /** The values in force, every option named. */
  public Map<String, String> options() {
    return Map.copyOf(options);
  }

  /** The kind of the task's items. */
  public TaskEntry.Reads reads() {
    return Tasks.CATALOGUE.named(task).reads();
  }

  /**
   * The task.
   *
   * @param <I> its items, which {@link #reads} names
   */
  @SuppressWarnings("unchecked") // the catalogue says what a task's items are
  public <I> Task<I> newTask() {
    return (Task<I>) Tasks.CATALOGUE.named(task).make(Options.of(options).sub(TASK));
  }

  private Encoder newEncoder() {
    return Encoders.CATALOGUE.named(encoder).apply(Options.of(options).sub(ENCODER));
  }

  /** The number of a token's characters that the encoder reads. */
  public int characters() {
    return newEncoder().characters();
  }

  /** The values in force of the encoder's options, under their plain names. */
  public Map<String, String> encoderOptions() {
    Options own = Options.of(options).sub(ENCODER);
    Objects.requireNonNull(Encoders.CATALOGUE.named(encoder).apply(own));
    return own.used();
  }

  /** Whether it has an option of that name. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The same network with another value of an option. */
  public NetworkDefinition with(String option, String value) {
    Map<String, String> others = new TreeMap<>(options);
    others.put(option, value);
    return new NetworkDefinition(encoder, task, others);
  }

  /** Everything by name; a checkpoint distinguishes networks by it. */
  public Map<String, String> byName() {
    Map<String, String> all = new TreeMap<>(options);
    all.put("encoder", encoder);
    all.put("task", task);
    return all;
  }

  /**
   * Builds the network for a small vocabulary and drops it.
   *
   * @throws IllegalArgumentException if the sizes of its parts do not fit
   */
  public NetworkDefinition requireFit() {
    size(2);
    return this;
  }

  /** The number of its weights for a counted vocabulary. */
  public Size size(int vocabularySize) {
    Lexicon lexicon =
        new WordLexicon(newTask().forms(), Vocabulary.ofSize(vocabularySize), characters());
    long all = 0;
    for (var vertex : configuration(lexicon, TrainerSettings.defaults()).getVertices().values()) {
      all += vertex.numParams(true);
    }
    int width = newEncoder().embedding(lexicon).begins();
    return new Size(all, (long) vocabularySize * width);
  }

  /** Width of the rows that the encoder gives. */
  public int vectorSize(Lexicon lexicon) {
    Embedding embedding = newEncoder().embedding(lexicon);
    return width(embedding, newEncoder().parts(lexicon, embedding.outputs(), newTask().reading()));
  }

  /** The network, under the optimiser and the seed of the settings. */
  public ComputationGraphConfiguration configuration(Lexicon lexicon, TrainerSettings settings) {
    Task<?> head = newTask();
    Encoder body = newEncoder();
    Embedding embedding = body.embedding(lexicon);
    List<Part> parts = new ArrayList<>(body.parts(lexicon, embedding.outputs(), head.reading()));
    parts.addAll(head.parts(width(embedding, parts)));
    List<Stream> streams = new ArrayList<>();
    streams.add(Stream.of("encoder", embedding, parts));
    streams.addAll(head.streams(width(embedding, parts)));
    int width = streams.get(streams.size() - 1).outputs();
    NetworkLayer layer =
        new NetworkLayer(
            streams,
            head.head(width, embedding),
            head.readsDistinct(),
            settings.optimizer().tuning(),
            precision(Options.of(options)),
            head.generator(body, lexicon));
    settings.optimizer().apply(layer);
    GraphBuilder graph = settings.configuration().graphBuilder();
    graph.addInputs("examples");
    graph.addLayer("network", layer, "examples");
    graph.setOutputs("network");
    return graph.build();
  }

  private static int width(Embedding embedding, List<Part> parts) {
    return parts.isEmpty() ? embedding.outputs() : parts.get(parts.size() - 1).outputs();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkDefinition that && byName().equals(that.byName());
  }

  @Override
  public int hashCode() {
    return byName().hashCode();
  }

  @Override
  public String toString() {
    return encoder + " for " + task + " " + options;
  }

  /**
   * Number of weights.
   *
   * @param all of the whole network
   * @param words those of the word vectors
   */
  public record Size(long all, long words) {}
}
