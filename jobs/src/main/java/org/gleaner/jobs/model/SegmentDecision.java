package org.gleaner.jobs.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.text.Segment;

/** The probability that each segment of a document is boilerplate, and the threshold of removal. */
public interface SegmentDecision {
  /** For each document a probability of removal of each segment. */
  List<float[]> removeProbabilities(List<List<Segment>> documents);

  /** The same where documents may fail: one by one if all at once fails. */
  default List<Outcome<float[]>> outcomes(List<List<Segment>> documents) {
    Outcome<List<float[]>> all = Outcome.of("", () -> removeProbabilities(documents));
    List<Outcome<float[]>> outcomes = new ArrayList<>(documents.size());
    for (int i = 0; i < documents.size(); i++) {
      List<Segment> document = documents.get(i);
      outcomes.add(
          all.isDone()
              ? Outcome.done(all.value().get(i))
              : Outcome.of("", () -> removeProbabilities(List.of(document)).get(0)));
    }
    return outcomes;
  }

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
