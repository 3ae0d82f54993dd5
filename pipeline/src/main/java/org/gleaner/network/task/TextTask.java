package org.gleaner.network.task;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.layer.OutputLoss;
import org.gleaner.network.layer.SeededDropout;
import org.gleaner.network.part.Part;
import org.gleaner.random.Fingerprint;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What tasks about whole texts share. Options: {@code max-tokens} (400), {@code long-text} (what is
 * done with more: head keeps the first, ends the first and last halves, windows reads all of it in
 * pieces and takes the mean), {@code dropout} (of the vector that the head reads) and, where a text
 * is not given as tokens, {@code tokenizer} (word; one of {@link Tokenizers#CATALOGUE}).
 */
public abstract class TextTask implements Task<TextExample> {
  private static final long serialVersionUID = 1L;

  private static final String[] TOKENIZERS = Tokenizers.CATALOGUE.names().toArray(new String[0]);

  /** Option of tasks with labels: how many there are. */
  public static final String CLASSES = "classes";

  private final int maxTokens;
  private final LongText longText;
  private final double dropout;
  private final String tokenizer;

  /** What is done with a text that is too long. */
  enum LongText {
    HEAD,
    ENDS,
    WINDOWS
  }

  TextTask(Options options, int maxTokensByDefault, double dropoutByDefault) {
    maxTokens = options.integer("max-tokens", maxTokensByDefault, 1, 100_000);
    String choice = options.choice("long-text", "head", "head", "ends", "windows");
    longText = LongText.valueOf(choice.toUpperCase(java.util.Locale.ROOT));
    dropout = options.number("dropout", dropoutByDefault, 0, 0.9);
    tokenizer = readsTokens() ? "" : options.choice("tokenizer", "word", TOKENIZERS);
  }

  final int maxTokens() {
    return maxTokens;
  }

  final LongText longText() {
    return longText;
  }

  final double dropout() {
    return dropout;
  }

  /** What cuts a text that is not given as tokens. */
  final Tokenizer tokenizer() {
    return Tokenizers.CATALOGUE.named(tokenizer);
  }

  /** Number of texts of an example that are read one by one. */
  int texts() {
    return 1;
  }

  /** Number of texts that a labelled text has; they are joined where {@link #texts()} is less. */
  int textsGiven() {
    return 1;
  }

  /** Whether the texts are the tokens of one text; the same for all of a kind. */
  boolean readsTokens() {
    return false;
  }

  /** The labels of a text as the network learns them. */
  public List<String> labelsOf(LabelledText text) {
    return text.labels();
  }

  /** What is read off the body. */
  Encoder.Reading reading() {
    return Encoder.Reading.SEQUENCE;
  }

  /** The labels are those of the training texts. */
  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public int length(TextExample example) {
    return example.length();
  }

  @Override
  public long fingerprint(TextExample example) {
    return new Fingerprint()
        .add(example.texts)
        .add(example.target)
        .add(new float[] {example.weight})
        .value();
  }

  /** The width of the network's output and of a target. */
  abstract int outputs();

  /**
   * What the network is to say of a labelled text.
   *
   * @param labels the names of the labels in the order of their numbers
   * @throws IllegalArgumentException if the text has no such label
   */
  public abstract float[] target(LabelledText text, List<String> labels);

  /** A fresh evaluation of outputs. */
  public abstract TextEvaluation evaluation(List<String> labels);

  /** The numbers of the labels that an output decides. */
  public abstract int[] decide(float[] output);

  /** What a labelled text lacks for this task, as the name of a field; null if nothing. */
  public abstract String lacks(LabelledText text);

  /** One output of those of a text's windows: their mean. */
  public float[] joined(List<float[]> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    float[] mean = new float[pieces.get(0).length];
    for (float[] piece : pieces) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += piece[i] / pieces.size();
      }
    }
    return mean;
  }

  @Override
  public final void addTo(GraphBuilder graph, Encoder encoder, int vocabularySize) {
    graph.addInputs("tokens");
    addHead(graph, encoder.addTo(graph, "tokens", vocabularySize, reading(), this::end));
    graph.setOutputs("output");
  }

  /** What this task adds to the encoder's parts, given the width of its vectors. */
  List<Part> end(int width) {
    return List.of();
  }

  /** Adds the layer "output". */
  abstract void addHead(GraphBuilder graph, Encoder.Encoded encoded);

  /** An output layer over the vector that the head reads. */
  final void addOutput(
      GraphBuilder graph, Encoder.Encoded encoded, OutputLoss.Kind loss, Activation activation) {
    OutputLayer output =
        new OutputLayer.Builder(new OutputLoss(loss))
            .nIn(encoded.width())
            .nOut(outputs())
            .activation(activation)
            .weightInit(WeightInit.XAVIER)
            .build();
    output.setIDropout(dropout == 0 ? null : new SeededDropout(dropout, 0));
    graph.addLayer("output", output, encoded.vertex());
  }

  /** The target of an example that is absent; its loss is 0. */
  float absent() {
    return 0;
  }

  /** What the loss is told of an example: its target and its weight. */
  abstract float[] weighted(TextExample example);

  @Override
  public MultiDataSet batch(List<TextExample> examples, int size) {
    float[] targets = new float[size * outputs()];
    java.util.Arrays.fill(targets, absent());
    for (int i = 0; i < examples.size(); i++) {
      System.arraycopy(weighted(examples.get(i)), 0, targets, i * outputs(), outputs());
    }
    return new MultiDataSet(
        new INDArray[] {tokens(examples, size)},
        new INDArray[] {Nd4j.create(targets, new long[] {size, outputs()}, 'c')});
  }

  /** The numbers of the tokens, each text padded at its end with 0: [size, texts * longest]. */
  final INDArray tokens(List<TextExample> examples, int size) {
    int longest = 1;
    for (TextExample example : examples) {
      longest = Math.max(longest, example.length());
    }
    int width = texts() * longest;
    float[] grid = new float[size * width];
    for (int i = 0; i < examples.size(); i++) {
      int[][] rows = examples.get(i).texts;
      for (int text = 0; text < rows.length; text++) {
        for (int k = 0; k < rows[text].length; k++) {
          grid[i * width + text * longest + k] = rows[text][k];
        }
      }
    }
    return Nd4j.create(grid, new long[] {size, width}, 'c');
  }
}
