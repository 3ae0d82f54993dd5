package org.gleaner.jobs.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.Segment;

/**
 * Says how likely each segment of each document is boilerplate, and from where on it is removed.
 */
public interface SegmentDecision {
  /** For each document a probability of removal of each segment. */
  List<float[]> removeProbabilities(List<List<Segment>> documents);

  /** From this probability on a segment is removed. */
  double threshold();

  /** Makes a decision on an executor. */
  interface Source extends Serializable {
    /** The decision of this JVM. */
    SegmentDecision open();
  }

  /** Keeps everything. */
  static SegmentDecision keepAll() {
    return new SegmentDecision() {
      @Override
      public List<float[]> removeProbabilities(List<List<Segment>> documents) {
        List<float[]> none = new ArrayList<>(documents.size());
        documents.forEach(document -> none.add(new float[document.size()]));
        return none;
      }

      @Override
      public double threshold() {
        return 1.1;
      }
    };
  }
}
