package org.gleaner.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Recent;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.run.Runner;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TaskEntry.Reads;

/**
 * A trained network. Thread-safe: all threads share one copy of the weights. The output for an item
 * depends on that item alone: to the last bit where it is given alone, but for rounding (1e-5)
 * where others are given with it.
 *
 * @param <I> what it reads
 */
public final class Predictor<I> {
  private static final int MOST_SHARED = 8;
  private static final Recent<Predictor<?>> SHARED = new Recent<>(MOST_SHARED);

  private final NetworkDefinition definition;
  private final Task<I> task;
  private final Coder coder;
  private final Runner runner;

  private Predictor(SavedNetwork saved) {
    definition = saved.definition();
    task = definition.newTask();
    coder = saved.coder();
    runner = GraphRunner.of(saved);
  }

  /**
   * A predictor of a saved network.
   *
   * @param reads what its items are
   * @throws GleanerException with INVALID_MODEL if it reads something else or its weights do not
   *     fit
   */
  static <I> Predictor<I> of(SavedNetwork saved, Reads reads) {
    if (saved.definition().reads() != reads) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot use a model of task: "
              + saved.definition().task()
              + ". Accepted: one that reads a "
              + (reads == Reads.TEXT ? "text" : "document"));
    }
    return new Predictor<>(saved);
  }

  /**
   * A predictor of a task about texts.
   *
   * @throws GleanerException with INVALID_MODEL if the network is of another kind or its weights do
   *     not fit
   */
  public static Predictor<LabelledText> ofTexts(SavedNetwork saved) {
    return of(saved, Reads.TEXT);
  }

  /** The predictor of a model folder of a task about texts. */
  public static Predictor<LabelledText> ofTexts(Path folder) {
    return ofTexts(NetworkStore.load(folder));
  }

  /**
   * The predictor of that name in this JVM, made at the first call; the last few are kept.
   *
   * @param name a model's identity, e.g. a hash of its files: the same name stands for the same
   *     model
   */
  @SuppressWarnings("unchecked") // one name stands for one model, which reads one kind of items
  static <I> Predictor<I> shared(String name, Function<String, SavedNetwork> source, Reads reads) {
    return (Predictor<I>) SHARED.get(name, key -> of(source.apply(key), reads));
  }

  /** The shared predictor of a task about texts; see {@link Recent}. */
  public static Predictor<LabelledText> sharedOfTexts(
      String name, Function<String, SavedNetwork> source) {
    return shared(name, source, Reads.TEXT);
  }

  /** The names of the labels in the order of their numbers. */
  public List<String> labels() {
    return List.copyOf(coder.labels());
  }

  /** The network apart from its weights. */
  NetworkDefinition definition() {
    return definition;
  }

  /** The coder of the network. */
  Coder coder() {
    return coder;
  }

  /**
   * The network's output: for one label its probabilities, for several labels the probability of
   * each, for a number that number, for tagging the number of each token's label, for cleaning the
   * probability that each segment is boilerplate, for a question what {@link Answer} reads, for
   * candidates the probability of each, see {@link Choice}, for replaced tokens the probability of
   * each token of the text that is read. Of a text that is read in windows it is the mean.
   */
  public float[] output(I item) {
    return outputs(List.of(item)).get(0);
  }

  /** The number of items whose outputs are well held together. */
  public int together() {
    return task.together();
  }

  /** The network's output for each item, in passes of several: faster than one by one. */
  public List<float[]> outputs(List<I> items) {
    return outputs(task, coder, runner, items);
  }

  /** The network's output for each of some examples, in passes of several. */
  List<float[]> outputsOf(List<Example> examples) {
    return runner.outputs(examples);
  }

  static <I> List<float[]> outputs(Task<I> task, Coder coder, Runner runner, List<I> items) {
    List<Example> examples = new ArrayList<>();
    int[] ends = new int[items.size()];
    for (int i = 0; i < ends.length; i++) {
      examples.addAll(task.examples(items.get(i), coder));
      ends[i] = examples.size();
    }
    List<float[]> outputs = runner.outputs(examples);
    List<float[]> results = new ArrayList<>(ends.length);
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      List<float[]> own = outputs.subList(from, ends[i]);
      results.add(own.isEmpty() ? new float[0] : task.decode(items.get(i), own, coder));
      from = ends[i];
    }
    return results;
  }

  /** What an output of this network is compared with; see {@link Task#target}. */
  public float[] target(I item, float[] output) {
    return task.target(item, output, coder);
  }

  /** A fresh evaluation of this task. */
  public Evaluation evaluation() {
    return task.evaluation(coder);
  }

  /** The names of the labels that an output decides: one, several, or one for each token. */
  public List<String> decide(float[] output) {
    List<String> names = new ArrayList<>();
    for (int label : task.decide(output, coder)) {
      names.add(coder.labels().get(label));
    }
    return names;
  }
}
