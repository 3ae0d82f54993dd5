package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gleaner.Options;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.term.Tokenizers;

/**
 * What tasks share that hide tokens of texts without labels. Other tokens are drawn in each epoch
 * (Liu et al. 2019), and to score, always the same ones for a seed. Options: {@code max-tokens}
 * (128: the first ones are read), {@code tokenizer} (word; a name of {@link Tokenizers#FACTORIES}),
 * {@code mask-rate} (0.15), {@code mask-units} (tokens; words: all tokens of a word together;
 * phrases: and of a phrase, see {@link LabelledText#withPhrases}; spans: runs of words, Joshi et
 * al. 2020), {@code phrase-language} (auto: each document's own; of the texts in which whoever
 * makes the items looks for phrases), {@code mask-seed} (0; of the tokens that are drawn to score),
 * {@code transform-activation} (gelu; gelu-new, relu) and {@code transform-epsilon} (1e-12) of the
 * layer before the scores.
 */
abstract class MaskingTask extends TokenRowsTask {
  private static final long serialVersionUID = 1L;

  /** Of the normal distribution from which the weights of heads begin. */
  static final double DEVIATION = 0.02;

  private final double rate;
  private final MaskUnits units;
  private final int seed;
  private final Unit activation;
  private final double epsilon;

  /**
   * Reads the options.
   *
   * @param leastRate the least {@code mask-rate}
   */
  MaskingTask(Options options, double leastRate) {
    super(options, 128, 1);
    rate = options.number("mask-rate", 0.15, leastRate, 0.9);
    units = MaskUnits.named(options.choice("mask-units", "tokens", MaskUnits.labels()));
    var unused = options.choice("phrase-language", "auto", languages());
    seed = options.integer("mask-seed", 0, 0, Integer.MAX_VALUE);
    activation =
        Unit.named(options.choice("transform-activation", "gelu", "gelu", "gelu-new", "relu"));
    epsilon = options.number("transform-epsilon", 1e-12, 0, 1);
  }

  private static String[] languages() {
    return Stream.concat(Stream.of("auto"), LanguageCode.known().stream()).toArray(String[]::new);
  }

  /** Whether runs of words are hidden together. */
  final boolean spans() {
    return units == MaskUnits.SPANS;
  }

  /** Added to variances by the layer before the scores. */
  final double epsilon() {
    return epsilon;
  }

  /** The share of a sequence's tokens that are hidden. */
  final double rate() {
    return rate;
  }

  /** Of the layer before the scores. */
  final Unit activation() {
    return activation;
  }

  /** The layer before the scores of the vocabulary. */
  final List<Part> transform(int width, int outputs) {
    return List.of(
        new Units("transform", width, outputs, activation, DEVIATION),
        new LayerNorm("norm", outputs, epsilon));
  }

  /** An output has a number for each hidden token and each of the vocabulary. */
  @Override
  public final int together() {
    return 4;
  }

  /** The texts as one sequence, with the places where what is hidden together begins. */
  final Example example(LabelledText item, Coder coder, float[] target) {
    Lexicon lexicon = coder.lexicon();
    int texts = item.texts().size();
    List<Pieces> read = new ArrayList<>();
    int room = Math.max(texts, maxTokens() - lexicon.added(texts));
    int size = 0;
    for (int i = 0; i < texts; i++) {
      Pieces pieces = lexicon.pieces(item.texts().get(i));
      int left = room - size - (texts - 1 - i);
      read.add(LongText.HEAD.of(pieces, left).get(0));
      size += read.get(i).size();
    }
    int[] sequence = lexicon.sequence(read, Math.max(1, size));
    int[] begins = begins(read, item, lexicon, sequence.length / lexicon.cells());
    return Example.picking(
        new int[][] {sequence}, new int[][] {begins}, target, (float) item.weight());
  }

  /** Where units begin in a sequence; what stands between and after the texts are units too. */
  private int[] begins(List<Pieces> read, LabelledText item, Lexicon lexicon, int length) {
    IntStream.Builder begins = IntStream.builder();
    int at = lexicon.before();
    for (int i = 0; i < read.size(); i++) {
      Pieces pieces = read.get(i);
      int first = at;
      Arrays.stream(units.begins(pieces, item.texts().get(i), item.phrases(i)))
          .forEach(begin -> begins.add(first + begin));
      at += pieces.size();
      int next = i + 1 < read.size() ? at + lexicon.between() : length;
      while (at < next) {
        begins.add(at++);
      }
    }
    return begins.build().toArray();
  }

  /** What is drawn to score: by default as in training. */
  Drawing scoring(Coder coder) {
    return drawing(coder);
  }

  @Override
  public final List<Example> examples(LabelledText item, Coder coder) {
    Drawing drawing = scoring(coder);
    List<Example> examples = new ArrayList<>();
    labelled(item, coder).forEach(example -> examples.add(drawing.draw(example, seed)));
    return examples;
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return outputs.get(0);
  }
}
