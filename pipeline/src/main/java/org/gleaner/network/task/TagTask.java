package org.gleaner.network.task;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.BioSpans;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.TagEvaluation;
import org.gleaner.network.head.CrfHead;
import org.gleaner.network.head.Head;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Picked;
import org.gleaner.network.part.embedding.Embedding;

/**
 * A label for each token, by a linear-chain conditional random field over the encoder's vectors
 * (Lample et al. 2016). Of a token that is cut into pieces the first stands for it (Devlin et al.
 * 2019). Labels B-x, I-x and O mark spans; other notations are read as {@link BioSpans} says and
 * learnt as these. Options: {@code max-tokens} (200; a longer text is read in windows), {@code
 * dropout} (0.5), {@code tokenizer} (word; or a kind of pieces), {@code chain} (true; false: each
 * label by itself) and {@code classes} (2; training sets it).
 */
final class TagTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final int classes;
  private final boolean chain;

  TagTask(Options options) {
    super(options, 200, 0.5);
    chain = options.bool("chain", true);
    classes = options.integer(CLASSES, 2, 1, 10_000);
  }

  @Override
  boolean readsTokens() {
    return true;
  }

  @Override
  public Encoder.Reading reading() {
    return Encoder.Reading.TOKENS;
  }

  /** Labels in the notation in which every span begins with B-. */
  @Override
  public List<String> labelsOf(LabelledText item) {
    return BioSpans.begun(item.labels());
  }

  @Override
  int outputs() {
    return 1;
  }

  @Override
  float[] target(LabelledText item, Coder coder) {
    List<String> names = labelsOf(item);
    float[] target = new float[names.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = coder.number(names.get(i));
    }
    return target;
  }

  /** A label for each token of all windows. */
  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return outputs.get(0);
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new TagEvaluation(coder.labels());
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    int[] labels = new int[output.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) output[i];
    }
    return labels;
  }

  @Override
  public String missing(LabelledText item) {
    if (item.texts().isEmpty()) {
      return "tokens";
    }
    return item.labels().size() == item.texts().size() ? null : "label for each token";
  }

  @Override
  public List<Part> parts(int width) {
    return List.of(new Picked("picked", width));
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new CrfHead("output", width, classes, dropout(), chain);
  }
}
