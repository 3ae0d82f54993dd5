package org.gleaner.network.task;

import java.util.Arrays;
import java.util.List;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.SegmentWords;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.clean.feature.SegmentFeatures;

/** Measures the features of segments: for each its sum and that of its square. */
final class ScalingLearner implements TaskLearner<LabelledDocument> {
  private static final long serialVersionUID = 1L;

  private static final String MEANS = "featureMeans";
  private static final String DEVIATIONS = "featureDeviations";

  private final String features;
  private final double[] sums;
  private final double[] squares;
  private long rows;

  ScalingLearner(String features) {
    this.features = features;
    int size = SegmentFeatures.CATALOGUE.named(features).size();
    this.sums = new double[size];
    this.squares = new double[size];
  }

  @Override
  public void add(LabelledDocument document) {
    List<String[]> words = SegmentWords.of(document.segments());
    SegmentFeatures kind = SegmentFeatures.CATALOGUE.named(features);
    for (float[] row : kind.of(document.segments(), words)) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[i];
        squares[i] += (double) row[i] * row[i];
      }
      rows++;
    }
  }

  @Override
  public void merge(TaskLearner<LabelledDocument> other) {
    ScalingLearner that = (ScalingLearner) other;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += that.sums[i];
      squares[i] += that.squares[i];
    }
    rows += that.rows;
  }

  @Override
  public TaskState state() {
    FeatureScaling scaling = FeatureScaling.of(sums, squares, rows);
    return TaskState.none()
        .with(MEANS, numbers(scaling.means()))
        .with(DEVIATIONS, numbers(scaling.deviations()));
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The scaling that a state holds. */
  static FeatureScaling scaling(TaskState state) {
    return new FeatureScaling(
        Arrays.stream(state.numbers(MEANS)).boxed().toList(),
        Arrays.stream(state.numbers(DEVIATIONS)).boxed().toList());
  }
}
