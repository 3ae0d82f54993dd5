package org.gleaner.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Recent;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TextCoder;
import org.gleaner.network.task.TextTask;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.train.TrainerSettings;

/**
 * A trained network of a text task. Thread-safe: all threads share one copy of the weights. What it
 * says of a text depends on that text alone, to the last bit.
 */
public final class TextPredictor {
  private static final int MOST_SHARED = 8;
  private static final Recent<TextPredictor> SHARED = new Recent<>(MOST_SHARED);

  private final TextTask task;
  private final TextCoder coder;
  private final TextScorer scorer;
  private final List<String> labels;

  /**
   * A predictor from a saved network.
   *
   * @throws GleanerException with INVALID_MODEL if it is no text network or its weights do not fit
   */
  public TextPredictor(SavedNetwork saved) {
    NativeThreads.useOne();
    if (!(saved.definition().newTask() instanceof TextTask text)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read texts with a model of task: " + saved.definition().task());
    }
    ComputationGraphConfiguration configuration =
        saved.definition().configuration(saved.vocabulary().size(), TrainerSettings.defaults());
    ComputationGraph network = new ComputationGraph(configuration.clone());
    network.init();
    Weights.into(network, saved.tensors());
    task = text;
    labels = saved.labels();
    coder =
        new TextCoder(
            (TextTask) saved.definition().newTask(),
            saved.vocabulary(),
            labels,
            saved.definition().cells());
    scorer = new TextScorer(task, configuration, network.params());
  }

  /** The predictor of a model folder. */
  public static TextPredictor load(Path folder) {
    return new TextPredictor(NetworkStore.load(folder));
  }

  /**
   * The predictor of that name in this JVM, made at the first call; the last few are kept.
   *
   * @param name a model's identity, e.g. a hash of its files: the same name stands for the same
   *     model
   */
  public static TextPredictor shared(String name, Function<String, SavedNetwork> source) {
    return SHARED.get(name, key -> new TextPredictor(source.apply(key)));
  }

  /** The names of the labels in the order of their numbers. */
  public List<String> labels() {
    return labels;
  }

  /**
   * What the network says: for one label its probabilities, for several labels the probability of
   * each, for a number that number, for tagging the number of each token's label. Of a text that is
   * read in windows it is the mean.
   *
   * @param texts one, or two for a pair, or the tokens for tagging
   */
  public float[] output(List<String> texts) {
    if (texts.isEmpty()) {
      return new float[0];
    }
    List<float[]> pieces = scorer.score(coder.encode(texts));
    return task.joined(pieces);
  }

  /**
   * What the network should say.
   *
   * @throws IllegalArgumentException if the labels are not known
   */
  public float[] target(LabelledText text) {
    return task.target(text, labels);
  }

  /** A fresh evaluation of this task. */
  public TextEvaluation evaluation() {
    return task.evaluation(labels);
  }

  /** The names of what an output decides: one label, several, or one for each token. */
  public List<String> decide(float[] output) {
    List<String> names = new ArrayList<>();
    for (int label : task.decide(output)) {
      names.add(labels.get(label));
    }
    return names;
  }
}
