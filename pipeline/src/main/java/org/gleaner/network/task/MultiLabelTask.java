package org.gleaner.network.task;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.MultiLabelEvaluation;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.layer.OutputLoss;
import org.nd4j.linalg.activations.Activation;

/**
 * Any number of labels for a text: for each the probability that it holds. Options: those of {@link
 * TextTask} (dropout 0.5), {@code classes} (2; training sets it to the number of labels) and {@code
 * threshold} (0.5: from which probability a label is chosen).
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

  /** A 1 for each label that holds, and at the end how many labels are not known. */
  @Override
  public float[] target(LabelledText text, List<String> labels) {
    float[] target = new float[classes + 1];
    for (String label : text.labels()) {
      int number = labels.indexOf(label);
      target[number < 0 ? classes : number] += 1;
    }
    return target;
  }

  @Override
  float[] weighted(TextExample example) {
    float[] targets = Arrays.copyOf(example.target, classes);
    for (int i = 0; i < classes; i++) {
      targets[i] = targets[i] > 0 ? example.weight : -example.weight;
    }
    return targets;
  }

  @Override
  public TextEvaluation evaluation(List<String> labels) {
    return new MultiLabelEvaluation(labels, threshold);
  }

  @Override
  public int[] decide(float[] output) {
    return IntStream.range(0, output.length).filter(i -> output[i] >= threshold).toArray();
  }

  @Override
  public String lacks(LabelledText text) {
    return text.texts().size() == 1 ? null : "text";
  }

  @Override
  void addHead(GraphBuilder graph, Encoder.Encoded encoded) {
    addOutput(graph, encoded, OutputLoss.Kind.LOGISTIC, Activation.SIGMOID);
  }
}
