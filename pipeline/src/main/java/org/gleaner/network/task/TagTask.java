package org.gleaner.network.task;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.BioSpans;
import org.gleaner.network.evaluation.TagEvaluation;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.layer.LabelChainOutput;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A label for each token, by a linear-chain conditional random field over the encoder's vectors
 * (Lample et al. 2016). Labels B-x, I-x and O mark stretches; in the notation where B- stands only
 * between two of a kind they are read as well. Options: {@code max-tokens} (200; a longer text is
 * read in pieces), {@code dropout} (0.5) and {@code classes} (2; training sets it).
 */
final class TagTask extends TextTask {
  private static final long serialVersionUID = 1L;

  private final int classes;

  TagTask(Options options) {
    super(options, 200, 0.5);
    classes = options.integer(CLASSES, 2, 1, 10_000);
  }

  @Override
  boolean readsTokens() {
    return true;
  }

  @Override
  Encoder.Reading reading() {
    return Encoder.Reading.TOKENS;
  }

  /** Labels in the notation in which every stretch begins with B-. */
  @Override
  public List<String> labelsOf(LabelledText text) {
    return BioSpans.begun(text.labels());
  }

  @Override
  int outputs() {
    return 1;
  }

  @Override
  public float[] target(LabelledText text, List<String> labels) {
    List<String> names = labelsOf(text);
    float[] target = new float[names.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = labels.indexOf(names.get(i));
    }
    return target;
  }

  @Override
  float[] weighted(TextExample example) {
    return example.target;
  }

  @Override
  public MultiDataSet batch(List<TextExample> examples, int size) {
    INDArray tokens = tokens(examples, size);
    int steps = 1;
    for (TextExample example : examples) {
      steps = Math.max(steps, example.target.length);
    }
    float[] labels = new float[size * steps];
    float[] mask = new float[size * steps];
    for (int i = 0; i < examples.size(); i++) {
      float[] target = examples.get(i).target;
      for (int k = 0; k < target.length; k++) {
        labels[i * steps + k] = target[k];
        mask[i * steps + k] = 1;
      }
    }
    INDArray masks = Nd4j.create(mask, new long[] {size, steps}, 'c');
    return new MultiDataSet(
        new INDArray[] {tokens},
        new INDArray[] {Nd4j.create(labels, new long[] {size, 1, steps}, 'c')},
        new INDArray[] {masks},
        new INDArray[] {masks.dup()});
  }

  /** The pieces of a text follow each other. */
  @Override
  public float[] joined(List<float[]> pieces) {
    int size = 0;
    for (float[] piece : pieces) {
      size += piece.length;
    }
    float[] all = new float[size];
    int at = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  @Override
  public TextEvaluation evaluation(List<String> labels) {
    return new TagEvaluation(labels);
  }

  @Override
  public int[] decide(float[] output) {
    int[] labels = new int[output.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) output[i];
    }
    return labels;
  }

  @Override
  public String lacks(LabelledText text) {
    if (text.texts().isEmpty()) {
      return "tokens";
    }
    return text.labels().size() == text.texts().size() ? null : "label for each token";
  }

  @Override
  void addHead(GraphBuilder graph, Encoder.Encoded encoded) {
    graph.addLayer(
        "output", new LabelChainOutput(encoded.width(), classes, dropout()), encoded.vertex());
  }
}
