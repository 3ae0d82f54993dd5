package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MaskedEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.MaskedHead;
import org.gleaner.network.head.SpanBoundary;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.FirstRow;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Picked;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.term.Tokenizers;

/**
 * Predicts masked tokens of a text, the pre-training of BERT (Devlin et al. 2019). Texts need no
 * label; other tokens are masked in each epoch (Liu et al. 2019), and to score, always the same
 * ones for a seed. Options: {@code max-tokens} (128: the first ones are read), {@code tokenizer}
 * (word; a name of {@link Tokenizers#FACTORIES}), {@code mask-rate} (0.15), {@code mask-units}
 * (tokens; words: all tokens of a word together; phrases: and of a phrase, see {@link
 * LabelledText#withPhrases}; spans: runs of words, Joshi et al. 2020), {@code phrase-language}
 * (auto: each document's own; of the texts in which whoever makes the items looks for phrases),
 * {@code boundary} (false; true: the two tokens beside a run of masked ones predict it too, see
 * {@link SpanBoundary}), {@code mask-seed} (0; of the tokens that are masked to score), {@code
 * pair} (none; next: whether the second of two texts follows the first, labels next and random;
 * order: whether two texts stand in their order, labels kept and swapped, Lan et al. 2020), {@code
 * transform-activation} (gelu; gelu-new, relu) and {@code transform-epsilon} (1e-12) of the layer
 * before the scores.
 */
final class MaskedTask extends TokenRowsTask {
  private static final long serialVersionUID = 1L;

  private static final double DEVIATION = 0.02;

  private final double rate;
  private final MaskUnits units;
  private final boolean boundary;
  private final int seed;
  private final ArrayList<String> labels;
  private final Unit activation;
  private final double epsilon;

  MaskedTask(Options options) {
    super(options, 128, 1);
    rate = options.number("mask-rate", 0.15, 0.01, 0.9);
    units = MaskUnits.named(options.choice("mask-units", "tokens", MaskUnits.labels()));
    var unused = options.choice("phrase-language", "auto", languages());
    boundary = options.bool("boundary", false);
    seed = options.integer("mask-seed", 0, 0, Integer.MAX_VALUE);
    labels =
        switch (options.choice("pair", "none", "none", "next", "order")) {
          case "next" -> new ArrayList<>(List.of("next", "random"));
          case "order" -> new ArrayList<>(List.of("kept", "swapped"));
          default -> new ArrayList<>();
        };
    activation =
        Unit.named(options.choice("transform-activation", "gelu", "gelu", "gelu-new", "relu"));
    epsilon = options.number("transform-epsilon", 1e-12, 0, 1);
  }

  private static String[] languages() {
    return Stream.concat(Stream.of("auto"), LanguageCode.known().stream()).toArray(String[]::new);
  }

  private boolean pairs() {
    return !labels.isEmpty();
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public List<String> labelsOf(LabelledText item) {
    return pairs() ? item.labels() : List.of();
  }

  @Override
  public boolean readsLabels() {
    return pairs();
  }

  @Override
  public String missing(LabelledText item) {
    if (item.texts().size() != (pairs() ? 2 : 1)) {
      return pairs() ? "second" : "text";
    }
    boolean known = item.labels().size() == 1 && labels.contains(item.labels().get(0));
    return !pairs() || known ? null : "label " + String.join(" or ", labels);
  }

  /** Rows of masked tokens, after that of the whole pair where texts are pairs. */
  @Override
  public List<Part> parts(int width) {
    List<Part> parts = new ArrayList<>(List.of(new Picked("picked", width)));
    if (pairs()) {
      parts.add(new FirstRow(new Units("pooler", width, width, Unit.TANH, DEVIATION)));
    }
    return parts;
  }

  /** An output has a number for each masked token and each of the vocabulary. */
  @Override
  public int together() {
    return 4;
  }

  @Override
  public Head head(int width, Embedding tokens) {
    int outputs = tokens.outputs();
    List<Part> transform =
        List.of(
            new Units("transform", width, outputs, activation, DEVIATION),
            new LayerNorm("norm", outputs, epsilon));
    SpanBoundary beside =
        boundary ? new SpanBoundary(width, outputs, tokens.vocabulary(), epsilon) : null;
    return new MaskedHead("output", transform, tokens.vocabulary(), pairs(), beside);
  }

  @Override
  public Drawing drawing(Coder coder) {
    return boundary ? masking(coder).withBoundaries() : masking(coder);
  }

  private Masking masking(Coder coder) {
    Masking masking = new Masking(coder.lexicon(), rate, pairs());
    return units == MaskUnits.SPANS ? masking.ofSpans() : masking;
  }

  /** The text, or the pair, with the places where what is masked together begins. */
  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
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
    float[] target = pairs() ? new float[] {label(item, coder)} : new float[0];
    return List.of(
        Example.picking(
            new int[][] {sequence}, new int[][] {begins}, target, (float) item.weight()));
  }

  private static float label(LabelledText item, Coder coder) {
    return item.labels().isEmpty() ? 0 : Math.max(0, coder.number(item.labels().get(0)));
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

  /** Scoring reads masked tokens alone. */
  @Override
  public List<Example> examples(LabelledText item, Coder coder) {
    Drawing drawing = masking(coder);
    List<Example> examples = new ArrayList<>();
    labelled(item, coder).forEach(example -> examples.add(drawing.draw(example, seed)));
    return examples;
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return outputs.get(0);
  }

  /** The label of a pair, and for each masked token its number and that of its characters. */
  @Override
  public float[] target(LabelledText item, float[] output, Coder coder) {
    float[] numbers = examples(item, coder).get(0).target();
    int first = pairs() ? 1 : 0;
    float[] target = new float[first + 2 * (numbers.length - first)];
    System.arraycopy(numbers, 0, target, 0, first);
    for (int i = first; i < numbers.length; i++) {
      target[2 * i - first] = numbers[i];
      target[2 * i - first + 1] = coder.lexicon().characters((int) numbers[i]);
    }
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new MaskedEvaluation(pairs());
  }

  /** The label of a pair. */
  @Override
  public int[] decide(float[] output, Coder coder) {
    return pairs() ? new int[] {output[0] >= output[1] ? 0 : 1} : new int[0];
  }
}
