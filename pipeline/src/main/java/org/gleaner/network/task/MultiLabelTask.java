package org.gleaner.network.task;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MultiLabelEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.LogisticHead;
import org.gleaner.network.part.embedding.Embedding;

/**
 * Any number of labels for a text: for each the probability that it holds. Options: those of {@link
 * TextTask} (dropout 0.5), {@code classes} (2; training sets it to the number of labels) and {@code
 * threshold} (0.5: the probability from which on a label is chosen).
 */
final class MultiLabelTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final int classes;
  private final double threshold;

  MultiLabelTask(Options options) {
    super(options, 400, 0.5);
    classes = options.integer(CLASSES, 2, 1, 100_000);
    threshold = options.number("threshold", 0.5, 0, 1);
  }

  @Override
  int outputs() {
    return classes;
  }

  @Override
  float[] learnt(LabelledText item, Coder coder) {
    return Arrays.copyOf(target(item, coder), classes);
  }

  /** A 1 for each label that holds, and at the end the number of unknown labels. */
  @Override
  float[] target(LabelledText item, Coder coder) {
    float[] target = new float[classes + 1];
    for (String label : item.labels()) {
      int number = coder.number(label);
      target[number < 0 ? classes : number] += 1;
    }
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new MultiLabelEvaluation(coder.labels(), threshold);
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return IntStream.range(0, output.length).filter(i -> output[i] >= threshold).toArray();
  }

  @Override
  public String missing(LabelledText item) {
    return item.texts().size() == 1 ? null : "text";
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new LogisticHead("output", width, classes, dropout());
  }
}
