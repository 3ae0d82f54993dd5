package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MaskedEvaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.MaskedHead;
import org.gleaner.network.head.SpanBoundary;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.FirstRow;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Picked;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.network.part.embedding.Embedding;

/**
 * Predicts masked tokens of a text, the pre-training of BERT (Devlin et al. 2019). Texts need no
 * label. Options: those of {@link MaskingTask}, {@code boundary} (false; true: the two tokens
 * beside a run of masked ones predict it too, see {@link SpanBoundary}), and {@code pair} (none;
 * next: whether the second of two texts follows the first, labels next and random; order: whether
 * two texts stand in their order, labels kept and swapped, Lan et al. 2020).
 */
final class MaskedTask extends MaskingTask {
  private static final long serialVersionUID = 1L;

  private final boolean boundary;
  private final ArrayList<String> labels;

  MaskedTask(Options options) {
    super(options, 0.01);
    boundary = options.bool("boundary", false);
    labels =
        switch (options.choice("pair", "none", "none", "next", "order")) {
          case "next" -> new ArrayList<>(List.of("next", "random"));
          case "order" -> new ArrayList<>(List.of("kept", "swapped"));
          default -> new ArrayList<>();
        };
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

  @Override
  public Head head(int width, Embedding tokens) {
    int outputs = tokens.outputs();
    SpanBoundary beside =
        boundary ? new SpanBoundary(width, outputs, tokens.vocabulary(), epsilon()) : null;
    return new MaskedHead(
        "output", transform(width, outputs), tokens.vocabulary(), pairs(), beside);
  }

  @Override
  public Drawing drawing(Coder coder) {
    return boundary ? masking(coder).withBoundaries() : masking(coder);
  }

  /** Scoring reads masked tokens alone. */
  @Override
  Drawing scoring(Coder coder) {
    return masking(coder);
  }

  private Masking masking(Coder coder) {
    Masking masking = new Masking(coder.lexicon(), rate(), pairs());
    return spans() ? masking.ofSpans() : masking;
  }

  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
    float[] target = pairs() ? new float[] {label(item, coder)} : new float[0];
    return List.of(example(item, coder, target));
  }

  private static float label(LabelledText item, Coder coder) {
    return item.labels().isEmpty() ? 0 : Math.max(0, coder.number(item.labels().get(0)));
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
