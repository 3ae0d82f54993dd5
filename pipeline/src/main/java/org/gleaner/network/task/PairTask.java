package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.part.Comparison;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;

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
  int outputs() {
    return answer.outputs();
  }

  @Override
  public List<String> labelsOf(LabelledText item) {
    return answer.labelsOf(item);
  }

  @Override
  float[] learnt(LabelledText item, Coder coder) {
    return answer.learnt(item, coder);
  }

  @Override
  float[] target(LabelledText item, Coder coder) {
    return answer.target(item, coder);
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return answer.decode(item, outputs, coder);
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return answer.evaluation(coder);
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return answer.decide(output, coder);
  }

  @Override
  public String missing(LabelledText item) {
    return item.texts().size() == 2 ? answer.missing(item) : "second";
  }

  @Override
  public String unfit(LabelledText item) {
    return answer.unfit(item);
  }

  @Override
  public List<Part> parts(int width) {
    List<Part> parts = new ArrayList<>();
    if (siamese) {
      parts.add(new Comparison("comparison", width));
    }
    parts.addAll(answer.parts(siamese ? 4 * width : width));
    return parts;
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return answer.head(width, tokens);
  }
}
