package org.gleaner.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.layer.OutputLoss;
import org.nd4j.linalg.activations.Activation;

/**
 * One label for a text: softmax and cross-entropy. Options: those of {@link TextTask} (dropout 0.5)
 * and {@code classes} (2; training sets it to the number of labels).
 */
final class ClassifyTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final int classes;

  ClassifyTask(Options options) {
    super(options, 400, 0.5);
    classes = options.integer(CLASSES, 2, 1, 100_000);
  }

  @Override
  int outputs() {
    return classes;
  }

  @Override
  float[] target(LabelledText text, List<String> labels) {
    int number = text.labels().isEmpty() ? -1 : labels.indexOf(text.labels().get(0));
    if (number < 0) {
      throw new IllegalArgumentException(
          "Cannot use label: " + text.labels() + ". Known: " + String.join(", ", labels));
    }
    float[] target = new float[classes];
    target[number] = 1;
    return target;
  }

  @Override
  float[] weighted(TextExample example) {
    float[] targets = example.target.clone();
    for (int i = 0; i < targets.length; i++) {
      targets[i] *= example.weight;
    }
    return targets;
  }

  @Override
  TextEvaluation evaluation(List<String> labels) {
    return new ClassEvaluation(labels);
  }

  @Override
  int[] decide(float[] output) {
    return new int[] {ClassEvaluation.greatest(output)};
  }

  @Override
  String lacks(LabelledText text) {
    return text.labels().size() == 1 ? null : "label";
  }

  @Override
  void addHead(GraphBuilder graph, Encoder.Encoded encoded) {
    addOutput(graph, encoded, OutputLoss.Kind.SOFTMAX, Activation.SOFTMAX);
  }
}
