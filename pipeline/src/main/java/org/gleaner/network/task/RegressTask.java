package org.gleaner.network.task;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.NumberEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.SquaredHead;
import org.gleaner.network.part.embedding.Embedding;

/**
 * A number in a range for a text, by squared loss. Options: those of {@link TextTask} (dropout
 * 0.2), {@code low} (0) and {@code high} (1), the ends of the range.
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
  public List<String> labelsOf(LabelledText item) {
    return List.of();
  }

  @Override
  float[] learnt(LabelledText item, Coder coder) {
    return new float[] {range.toShare((float) item.value())};
  }

  @Override
  float[] target(LabelledText item, Coder coder) {
    return new float[] {(float) item.value()};
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return new float[] {range.ofShare(mean(outputs)[0])};
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new NumberEvaluation();
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return new int[0];
  }

  @Override
  public String missing(LabelledText item) {
    return Double.isNaN(item.value()) ? "number as label" : null;
  }

  @Override
  public String unfit(LabelledText item) {
    return range.unfit(item.value());
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new SquaredHead("output", width, 1, dropout());
  }
}
