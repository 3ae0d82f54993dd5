package org.gleaner.network.task;

import java.util.Arrays;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.ClassEvaluation;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.MarginHead;
import org.gleaner.network.head.SoftmaxHead;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.capsule.CapsuleLengths;
import org.gleaner.network.part.capsule.Capsules;
import org.gleaner.network.part.embedding.Embedding;

/**
 * One label for a text. Options: those of {@link TextTask} (dropout 0.5), {@code classes} (2;
 * training sets it to the number of labels) and {@code loss}: cross-entropy, of a softmax over the
 * encoder's vector, or margin (Sabour et al. 2017): the vector is cut into capsules of {@code
 * capsule-size} (16) numbers, which are routed to a capsule for each label, whose length reports
 * how sure the network is; lengths over their sum stand for probabilities.
 */
final class ClassifyTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private static final int ITERATIONS = 3;

  private final int classes;
  private final boolean margin;
  private final int capsuleSize;

  ClassifyTask(Options options) {
    super(options, 400, 0.5);
    classes = options.integer(CLASSES, 2, 1, 100_000);
    margin = options.choice("loss", "cross-entropy", "cross-entropy", "margin").equals("margin");
    capsuleSize = margin ? options.integer("capsule-size", 16, 1, 1000) : 0;
  }

  @Override
  int outputs() {
    return classes;
  }

  @Override
  float[] learnt(LabelledText item, Coder coder) {
    return Arrays.copyOf(target(item, coder), classes);
  }

  /** A 1 for the label, beyond the others for one that is not known. */
  @Override
  float[] target(LabelledText item, Coder coder) {
    float[] target = new float[classes + 1];
    int number = item.labels().isEmpty() ? -1 : coder.number(item.labels().get(0));
    target[number < 0 ? classes : number] = 1;
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new ClassEvaluation(coder.labels());
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return new int[] {ClassEvaluation.greatest(output)};
  }

  @Override
  public String missing(LabelledText item) {
    return item.labels().size() == 1 ? null : "label";
  }

  @Override
  public List<Part> parts(int width) {
    if (!margin) {
      return List.of();
    }
    if (width % capsuleSize != 0) {
      throw new IllegalArgumentException(
          "Cannot cut a vector of "
              + width
              + " numbers into capsules: capsule-size="
              + capsuleSize
              + ". Accepted: a divisor");
    }
    return List.of(
        new Dropout("drop-capsules", width, dropout()),
        new Capsules(
            "classes", width, width / capsuleSize, classes, capsuleSize, ITERATIONS, false),
        new CapsuleLengths("lengths", classes * capsuleSize, capsuleSize));
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return margin
        ? new MarginHead("output", classes)
        : new SoftmaxHead("output", width, classes, dropout());
  }

  /** Divides lengths by their sum. */
  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    float[] output = mean(outputs);
    if (!margin) {
      return output;
    }
    float sum = 0;
    for (float length : output) {
      sum += length;
    }
    float[] shares = new float[output.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum > 0 ? output[i] / sum : 1f / shares.length;
    }
    return shares;
  }
}
