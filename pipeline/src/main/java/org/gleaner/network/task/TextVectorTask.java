package org.gleaner.network.task;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.NumberEvaluation;
import org.gleaner.network.head.CosineHead;
import org.gleaner.network.head.Head;
import org.gleaner.network.part.embedding.Embedding;

/**
 * A vector for a text, such that the cosine of two texts' vectors says how similar they are
 * (Reimers and Gurevych 2019). It learns from pairs with a number and scores a pair by a number; of
 * one text it gives the vector. Options: those of {@link TextTask} (256 tokens; windows are not
 * read), {@code low} (0) and {@code high} (1), the numbers that cosines 0 and 1 stand for, and
 * {@code normalize} (true: vectors of length 1).
 */
final class TextVectorTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final NumberRange range;
  private final boolean normalize;

  TextVectorTask(Options options) {
    super(options, 256, 0);
    range = NumberRange.of(options);
    normalize = options.bool("normalize", true);
  }

  @Override
  int texts() {
    return 2;
  }

  @Override
  int textsGiven() {
    return 2;
  }

  @Override
  boolean reads(int texts) {
    return texts == 1 || texts == 2;
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
    float[] output = outputs.get(0);
    return output.length == 1 ? new float[] {range.ofCosine(output[0])} : output;
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
    if (item.texts().size() != 2) {
      return "second";
    }
    return Double.isNaN(item.value()) ? "number as label" : null;
  }

  @Override
  public String unfit(LabelledText item) {
    return range.unfit(item.value());
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new CosineHead("output", width, normalize);
  }
}
