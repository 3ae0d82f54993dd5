package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MaskedEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.MaskedHead;
import org.gleaner.network.layer.Stream;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Picked;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.lexicon.Special;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.term.Tokenizers;

/**
 * Predicts masked tokens of a text, the pre-training of BERT (Devlin et al. 2019). Texts need no
 * label; other tokens are masked in each epoch (Liu et al. 2019), and to score, always the same
 * ones. Options: {@code max-tokens} (128: the first ones of a text are read), {@code tokenizer}
 * (word; a name of {@link Tokenizers#FACTORIES}), {@code mask-rate} (0.15), {@code
 * transform-activation} (gelu; gelu-new, relu) and {@code transform-epsilon} (1e-12) of the layer
 * before the scores.
 */
final class MaskedTask implements Task<LabelledText> {
  private static final long serialVersionUID = 1L;

  private static final double DEVIATION = 0.02;

  private final int maxTokens;
  private final String tokenizer;
  private final double rate;
  private final Unit activation;
  private final double epsilon;

  MaskedTask(Options options) {
    maxTokens = options.integer("max-tokens", 128, 1, 100_000);
    tokenizer =
        options.choice("tokenizer", "word", Tokenizers.FACTORIES.names().toArray(new String[0]));
    rate = options.number("mask-rate", 0.15, 0.01, 0.9);
    activation =
        Unit.named(options.choice("transform-activation", "gelu", "gelu", "gelu-new", "relu"));
    epsilon = options.number("transform-epsilon", 1e-12, 0, 1);
  }

  @Override
  public Encoder.Reading reading() {
    return Encoder.Reading.TOKENS;
  }

  @Override
  public String tokenizer() {
    return tokenizer;
  }

  @Override
  public WordForms forms() {
    return new WordForms(tokenizer, false);
  }

  @Override
  public Iterable<String> words(LabelledText item) {
    List<String> words = new ArrayList<>();
    item.texts().forEach(text -> words.addAll(forms().entries(text)));
    return words;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public List<String> labelsOf(LabelledText item) {
    return List.of();
  }

  @Override
  public String missing(LabelledText item) {
    return item.texts().size() == 1 ? null : "text";
  }

  @Override
  public List<Stream> streams(int width, Embedding tokens) {
    int outputs = tokens.outputs();
    return List.of(
        Stream.of(
            "output",
            width,
            List.of(
                new Picked("picked", width),
                new Units("transform", width, outputs, activation, DEVIATION),
                new LayerNorm("norm", outputs, epsilon))));
  }

  @Override
  public Head head(int width) {
    throw new UnsupportedOperationException("Cannot make the head without the table of tokens");
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new MaskedHead("output", width, tokens.vocabulary());
  }

  @Override
  public Drawing drawing(Coder coder) {
    return new Masking(coder.lexicon(), rate);
  }

  /** The text with the places where what is masked together begins. */
  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
    Lexicon lexicon = coder.lexicon();
    int room = Math.max(1, maxTokens - lexicon.added(1));
    Pieces pieces = LongText.HEAD.of(lexicon.pieces(item.texts().get(0)), room).get(0);
    int[] sequence = lexicon.sequence(List.of(pieces), room);
    int first = lexicon.special(Special.BEGIN) < 0 ? 0 : 1;
    int[] units = new int[sequence.length / lexicon.cells() - first];
    for (int i = 0; i < units.length; i++) {
      units[i] = first + i;
    }
    return List.of(
        Example.picking(
            new int[][] {sequence}, new int[][] {units}, new float[0], (float) item.weight()));
  }

  @Override
  public List<Example> examples(LabelledText item, Coder coder) {
    Drawing drawing = drawing(coder);
    List<Example> examples = new ArrayList<>();
    labelled(item, coder).forEach(example -> examples.add(drawing.draw(example, 0)));
    return examples;
  }

  @Override
  public float[] decode(List<float[]> outputs, Coder coder) {
    return outputs.get(0);
  }

  /** For each masked token its number and the number of its characters. */
  @Override
  public float[] target(LabelledText item, Coder coder) {
    float[] numbers = examples(item, coder).get(0).target();
    float[] target = new float[2 * numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      target[2 * i] = numbers[i];
      String text = coder.lexicon().text(new int[] {(int) numbers[i]});
      target[2 * i + 1] = text.codePointCount(0, text.length());
    }
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new MaskedEvaluation();
  }

  /** It decides on no labels. */
  @Override
  public int[] decide(float[] output, Coder coder) {
    return new int[0];
  }
}
