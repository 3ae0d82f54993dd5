package org.gleaner.network.task;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.part.Part;

/**
 * One label, or a number in a range, for two texts. Options: those of {@link TextTask}, {@code
 * reading} (siamese: one encoder reads each text, and the head sees both vectors u and v, |u - v|
 * and u v, Conneau et al. 2017; joined: it reads the texts as one), {@code answer} (label or
 * number) and those of {@code classify} or {@code regress}.
 */
final class PairTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final boolean siamese;
  private final TextTask answer;

  PairTask(Options options) {
    super(options, 100, 0.2);
    siamese = options.choice("reading", "siamese", "siamese", "joined").equals("siamese");
    boolean label = options.choice("answer", "label", "label", "number").equals("label");
    answer = label ? new ClassifyTask(options) : new RegressTask(options);
  }

  @Override
  int texts() {
    return siamese ? 2 : 1;
  }

  @Override
  int textsGiven() {
    return 2;
  }

  @Override
  Encoder.Reading reading() {
    return siamese ? Encoder.Reading.PAIR : Encoder.Reading.SEQUENCE;
  }

  @Override
  int outputs() {
    return answer.outputs();
  }

  @Override
  float absent() {
    return answer.absent();
  }

  @Override
  public float[] target(LabelledText text, List<String> labels) {
    return answer.target(text, labels);
  }

  @Override
  float[] weighted(TextExample example) {
    return answer.weighted(example);
  }

  @Override
  public float[] joined(List<float[]> pieces) {
    return answer.joined(pieces);
  }

  @Override
  public TextEvaluation evaluation(List<String> labels) {
    return answer.evaluation(labels);
  }

  @Override
  public int[] decide(float[] output) {
    return answer.decide(output);
  }

  @Override
  public String lacks(LabelledText text) {
    return text.texts().size() == 2 ? answer.lacks(text) : "second";
  }

  @Override
  List<Part> end(int width) {
    return answer.end(width);
  }

  @Override
  void addHead(GraphBuilder graph, Encoder.Encoded encoded) {
    answer.addHead(graph, encoded);
  }
}
