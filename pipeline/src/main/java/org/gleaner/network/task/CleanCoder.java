package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gleaner.clean.SegmentWords;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.text.Segment;
import org.gleaner.text.Vocabulary;

/**
 * Turns documents into examples of the cleaning network. Immutable, thread-safe; travels to the
 * executors.
 */
public final class CleanCoder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CleanTask task;
  private final Vocabulary vocabulary;
  private final FeatureScaling scaling;

  public CleanCoder(CleanTask task, Vocabulary vocabulary, FeatureScaling scaling) {
    this.task = task;
    this.vocabulary = vocabulary;
    this.scaling = scaling;
  }

  /** The windows of a document without labels. */
  public List<CleanExample> encode(List<Segment> segments) {
    return encode(segments, Collections.nCopies(segments.size(), false));
  }

  /** The windows of a document, of at most {@code max-segments} each; none if it is empty. */
  public List<CleanExample> encode(List<Segment> segments, List<Boolean> remove) {
    List<String[]> words = SegmentWords.of(segments);
    List<float[]> features = task.features().of(segments, words);
    FeatureScaling.Scaler scaler = scaling.scaler();
    features.forEach(scaler::scale);
    List<CleanExample> windows = new ArrayList<>();
    for (int from = 0; from < segments.size(); from += task.maxSegments()) {
      int to = Math.min(segments.size(), from + task.maxSegments());
      int[][] tokens = new int[to - from][];
      float[] targets = new float[to - from];
      for (int i = from; i < to; i++) {
        tokens[i - from] = numbers(words.get(i));
        targets[i - from] = remove.get(i) ? 1 : 0;
      }
      float[][] rows = features.subList(from, to).toArray(new float[0][]);
      windows.add(new CleanExample(tokens, rows, targets));
    }
    return windows;
  }

  private int[] numbers(String[] words) {
    int[] numbers = new int[Math.min(words.length, task.maxTokens())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = vocabulary.id(SegmentWords.entry(words[i]));
    }
    return numbers;
  }
}
