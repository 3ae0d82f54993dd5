package org.gleaner.network.task;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.NumberEvaluation;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.layer.OutputLoss;
import org.nd4j.linalg.activations.Activation;

/**
 * A number in a range for a text, by squared loss; weights of examples take no part. Options: those
 * of {@link TextTask} (dropout 0.2), {@code low} (0) and {@code high} (1), the ends of the range.
 */
final class RegressTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final NumberRange range;

  RegressTask(Options options) {
    super(options, 400, 0.2);
    range = NumberRange.of(options);
  }

  @Override
  int outputs() {
    return 1;
  }

  @Override
  float absent() {
    return Float.NaN;
  }

  @Override
  public float[] target(LabelledText text, List<String> labels) {
    return new float[] {(float) text.value()};
  }

  @Override
  float[] weighted(TextExample example) {
    return new float[] {range.toShare(example.target[0])};
  }

  @Override
  public float[] joined(List<float[]> pieces) {
    return new float[] {range.ofShare(super.joined(pieces)[0])};
  }

  @Override
  public TextEvaluation evaluation(List<String> labels) {
    return new NumberEvaluation();
  }

  @Override
  public int[] decide(float[] output) {
    return new int[0];
  }

  @Override
  public String lacks(LabelledText text) {
    return Double.isNaN(text.value()) ? "number as label" : null;
  }

  @Override
  void addHead(GraphBuilder graph, Encoder.Encoded encoded) {
    addOutput(graph, encoded, OutputLoss.Kind.SQUARED, Activation.IDENTITY);
  }
}
