package org.gleaner.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.CleaningThreshold;
import org.gleaner.network.task.TaskEntry.Reads;
import org.gleaner.text.Segment;

/** A trained cleaning network, see {@link Predictor}. Thread-safe. */
public final class SegmentCleaner {
  private final Predictor<LabelledDocument> predictor;

  private SegmentCleaner(Predictor<LabelledDocument> predictor) {
    this.predictor = predictor;
  }

  /**
   * A cleaner from a saved network.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not a cleaning network or its
   *     weights do not fit
   */
  public SegmentCleaner(SavedNetwork saved) {
    this(Predictor.of(saved, Reads.DOCUMENT));
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
    return new SegmentCleaner(Predictor.shared(name, source, Reads.DOCUMENT));
  }

  /** The probability from which on a segment is removed. */
  public double threshold() {
    return CleaningThreshold.of(predictor.coder().state());
  }

  /**
   * For each document the probability of removal of each segment; an empty one has none. They are
   * the same to the last bit whatever documents are given together.
   */
  public List<float[]> removeProbabilities(List<List<Segment>> documents) {
    List<float[]> probabilities = new ArrayList<>(documents.size());
    for (List<Segment> segments : documents) {
      probabilities.add(predictor.output(LabelledDocument.unlabelled(segments)));
    }
    return probabilities;
  }
}
