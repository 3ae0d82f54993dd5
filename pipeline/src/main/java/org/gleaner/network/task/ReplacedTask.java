package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.ReplacedEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.MaskedHead;
import org.gleaner.network.head.ReplacedHead;
import org.gleaner.network.layer.Generator;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Picked;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Finds the tokens of a text that were replaced, the pre-training of ELECTRA (Clark et al. 2020):
 * the encoder is its discriminator. Texts need no label. Options: those of {@link MaskingTask}, of
 * which {@code mask-rate} may be 0: the text is read as it is; {@code generator-size} (0: tokens
 * are replaced by any of the vocabulary; else the width of a generator as a share of the encoder's,
 * which writes them) and {@code discriminator-weight} (50, of the discriminator's loss beside the
 * generator's). A network that is trained has no generator and reads texts as they are: its output
 * is the probability that a token was replaced, for each token of the text that is read.
 */
final class ReplacedTask extends MaskingTask {
  private static final long serialVersionUID = 1L;

  private static final String SIZE = "generator-size";
  private static final String RATE = "mask-rate";

  private final double size;
  private final double weight;

  ReplacedTask(Options options) {
    this(options, options.number(SIZE, 0, 0, 1));
  }

  private ReplacedTask(Options options, double size) {
    super(options, size > 0 ? 0.01 : 0);
    this.size = size;
    this.weight = options.number("discriminator-weight", 50, 1e-3, 1e6);
  }

  private boolean generates() {
    return size > 0;
  }

  @Override
  public List<String> labels() {
    return List.of("original", "replaced");
  }

  @Override
  public List<String> labelsOf(LabelledText item) {
    return List.of();
  }

  @Override
  public boolean readsLabels() {
    return false;
  }

  @Override
  public String missing(LabelledText item) {
    return item.texts().size() == 1 ? null : "text";
  }

  @Override
  public Generator generator(Encoder encoder, Lexicon lexicon) {
    if (!generates()) {
      return null;
    }
    Embedding tokens = encoder.embedding(lexicon);
    List<Part> parts =
        new ArrayList<>(encoder.narrowed(size).parts(lexicon, tokens.outputs(), reading()));
    int width = parts.get(parts.size() - 1).outputs();
    parts.add(new Picked("picked", width));
    MaskedHead head =
        new MaskedHead(
            "output",
            transform(width, tokens.outputs()),
            tokens.vocabulary(),
            /* pairs= */ false,
            /* boundary= */ null);
    return new Generator("generator", tokens, parts, encoder.tables(), head);
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new ReplacedHead("output", width, activation(), generates() ? weight : 1);
  }

  @Override
  public Drawing drawing(Coder coder) {
    return new Replacing(coder.lexicon(), rate(), generates(), spans());
  }

  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
    return List.of(example(item, coder, new float[0]));
  }

  @Override
  public Map<String, String> finished() {
    return Map.of(SIZE, "0", RATE, "0");
  }

  /** Without a generator, the probabilities of the tokens of the text, special ones left out. */
  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    float[] output = outputs.get(0);
    return generates() ? output : ofText(output, coder.lexicon());
  }

  private static float[] ofText(float[] ofSequence, Lexicon lexicon) {
    int before = lexicon.before();
    int after = lexicon.added(1) - before;
    return Arrays.copyOfRange(ofSequence, before, Math.max(before, ofSequence.length - after));
  }

  /** What {@link ReplacedEvaluation} compares. */
  @Override
  public float[] target(LabelledText item, float[] output, Coder coder) {
    Example drawn = examples(item, coder).get(0);
    Lexicon lexicon = coder.lexicon();
    if (!generates()) {
      return target(ofText(drawn.target(), lexicon), drawn, new int[0], lexicon);
    }
    int[] places = drawn.picked()[0];
    float[] replaced = new float[drawn.sequences()[0].length / lexicon.cells()];
    Arrays.fill(replaced, Float.NaN);
    Arrays.fill(
        replaced,
        lexicon.before(),
        Math.max(lexicon.before(), replaced.length + lexicon.before() - lexicon.added(1)),
        0);
    for (int i = 0; i < places.length; i++) {
      replaced[places[i]] = output[replaced.length + i] == drawn.target()[i] ? 0 : 1;
    }
    return target(replaced, drawn, places, lexicon);
  }

  private static float[] target(float[] replaced, Example drawn, int[] places, Lexicon lexicon) {
    float[] target = new float[2 + replaced.length + 2 * places.length];
    target[0] = replaced.length;
    target[1] = places.length;
    System.arraycopy(replaced, 0, target, 2, replaced.length);
    int at = 2 + replaced.length;
    for (int i = 0; i < places.length; i++) {
      target[at++] = drawn.target()[i];
      target[at++] = lexicon.characters((int) drawn.target()[i]);
    }
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new ReplacedEvaluation(generates() ? weight : 0);
  }

  /** Without a generator, for each token whether it is more likely replaced than not. */
  @Override
  public int[] decide(float[] output, Coder coder) {
    int[] labels = new int[generates() ? 0 : output.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = output[i] >= 0.5f ? 1 : 0;
    }
    return labels;
  }
}
