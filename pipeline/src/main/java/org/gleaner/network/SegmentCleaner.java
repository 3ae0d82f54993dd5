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
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.CleanCoder;
import org.gleaner.network.task.CleanExample;
import org.gleaner.network.task.CleanTask;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Segment;

/**
 * A trained cleaning network. Thread-safe: all threads share one copy of the weights, and each has
 * its own replica of the network while it scores. A probability depends on the document alone, not
 * on the documents scored with it, to the last bit.
 */
public final class SegmentCleaner {
  private static final int MOST_SHARED = 8;
  private static final Recent<SegmentCleaner> SHARED = new Recent<>(MOST_SHARED);

  private final CleanCoder coder;
  private final CleanScorer scorer;
  private final double threshold;

  /**
   * A cleaner from a saved network.
   *
   * @throws GleanerException with INVALID_MODEL if it is no cleaning network or its weights do not
   *     fit
   */
  public SegmentCleaner(SavedNetwork saved) {
    NativeThreads.useOne();
    if (!(saved.definition().newTask() instanceof CleanTask task)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot clean with a model of task: " + saved.definition().task() + ". Accepted: clean");
    }
    ComputationGraphConfiguration configuration =
        saved.definition().configuration(saved.vocabulary().size(), TrainerSettings.defaults());
    ComputationGraph network = new ComputationGraph(configuration.clone());
    network.init();
    Weights.into(network, saved.tensors());
    coder = new CleanCoder(task, saved.vocabulary(), saved.scaling());
    scorer = new CleanScorer(task, configuration, network.params());
    threshold = saved.threshold();
  }

  /** The cleaner of a model folder. */
  public static SegmentCleaner load(Path folder) {
    return new SegmentCleaner(NetworkStore.load(folder));
  }

  /**
   * The cleaner of that name in this JVM, made at the first call; the last few are kept.
   *
   * @param name a model's identity, e.g. a hash of its files: the same name stands for the same
   *     model
   */
  public static SegmentCleaner shared(String name, Function<String, SavedNetwork> source) {
    return SHARED.get(name, key -> new SegmentCleaner(source.apply(key)));
  }

  /** From this probability on a segment is removed. */
  public double threshold() {
    return threshold;
  }

  /** For each document the probability of removal of each segment; an empty one has none. */
  public List<float[]> removeProbabilities(List<List<Segment>> documents) {
    List<CleanExample> windows = new ArrayList<>();
    for (List<Segment> document : documents) {
      windows.addAll(coder.encode(document));
    }
    List<float[]> scores = scorer.score(windows);
    List<float[]> results = new ArrayList<>(documents.size());
    int next = 0;
    for (List<Segment> document : documents) {
      float[] result = new float[document.size()];
      for (int at = 0; at < result.length; at += scores.get(next++).length) {
        System.arraycopy(scores.get(next), 0, result, at, scores.get(next).length);
      }
      results.add(result);
    }
    return results;
  }
}
