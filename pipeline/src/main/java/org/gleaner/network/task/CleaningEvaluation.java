package org.gleaner.network.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.ScoredSegments;
import org.gleaner.network.evaluation.Evaluation;

/** The probabilities of removal of documents' segments beside the truth. Not thread-safe. */
public final class CleaningEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private final double threshold;
  private final ScoredSegments scored = new ScoredSegments();

  CleaningEvaluation(double threshold) {
    this.threshold = threshold;
  }

  /** The segments so far. */
  public ScoredSegments scored() {
    return scored;
  }

  @Override
  public void add(float[] output, float[] target) {
    for (int i = 0; i < output.length; i++) {
      scored.add(output[i], target[i] == 1, (int) target[output.length + i]);
    }
    scored.endDocument();
  }

  @Override
  public void merge(Evaluation other) {
    scored.addAll(((CleaningEvaluation) other).scored);
  }

  /** The area under the ROC curve, whatever the threshold; 0 without segments of both kinds. */
  @Override
  public double quality() {
    return area(CleaningMetrics.of(scored, threshold));
  }

  private static double area(CleaningMetrics metrics) {
    return Double.isNaN(metrics.auc()) ? 0 : metrics.auc();
  }

  @Override
  public Map<String, Object> figures() {
    CleaningMetrics metrics = CleaningMetrics.of(scored, threshold);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("remove_f1", metrics.removeF1());
    figures.put("keep_f1", metrics.keepF1());
    figures.put("auc", area(metrics));
    return figures;
  }
}
