package org.gleaner.network.task;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.RankEvaluation;
import org.gleaner.network.head.ChoiceHead;
import org.gleaner.network.head.Head;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Fitting;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.term.Tokenizers;

/**
 * The right one of some candidates for a context: replies in a dialogue, or options for a question
 * about a text (multiple choice, Radford et al. 2018, read as Devlin et al. 2019 do). The encoder
 * reads the context and a candidate as one sequence of two texts, the question before the candidate
 * where there is one; a linear layer scores each sequence, and a softmax over the candidates of the
 * item makes probabilities of the scores. An item, with all of its candidates, is one example of a
 * batch.
 *
 * <p>Where context and candidate are together too long, the longer one loses pieces until they fit
 * ({@link Fitting}): the candidate its last ones, the context those that {@code long-text} leaves
 * out.
 *
 * <p>Output: a probability for each candidate, in their order. Options: {@code max-tokens} (256 of
 * context and candidate together), {@code long-text} (tail keeps the last pieces of the context,
 * the last turns of a dialogue; head the first, ends both), {@code dropout} (0.1, of the vector
 * that the head reads) and {@code tokenizer} (word; a name of {@link Tokenizers#FACTORIES}).
 */
final class RankTask extends TokenizedTask {
  private static final long serialVersionUID = 1L;

  /** The most candidates of an item to learn from: all of them are read in one step. */
  private static final int MOST = 100;

  /** The candidates follow the context and the question. */
  private static final int FIRST = 2;

  private final LongText longText;
  private final double dropout;

  RankTask(Options options) {
    super(options, 256, 8);
    String kept = options.choice("long-text", "tail", "tail", "head", "ends");
    longText = LongText.valueOf(kept.toUpperCase(Locale.ROOT));
    dropout = options.number("dropout", 0.1, 0, 0.9);
  }

  @Override
  public Encoder.Reading reading() {
    return Encoder.Reading.SEQUENCE;
  }

  /** There are none: every item has candidates of its own. */
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
    if (item.texts().size() <= FIRST) {
      return "context, question and candidates";
    }
    return Double.isNaN(item.value()) ? "label" : null;
  }

  /** There are 2 to {@value #MOST} candidates, all different, and one of them is right. */
  @Override
  public String unfit(LabelledText item) {
    List<String> candidates = candidates(item);
    boolean fit =
        candidates.size() >= 2
            && candidates.size() <= MOST
            && new HashSet<>(candidates).size() == candidates.size()
            && right(item) >= 0;
    return fit ? null : "one of 2 to " + MOST + " different candidates";
  }

  private static List<String> candidates(LabelledText item) {
    return item.texts().subList(Math.min(FIRST, item.texts().size()), item.texts().size());
  }

  /** The place of the right candidate; -1 if it is not known. */
  private static int right(LabelledText item) {
    int right = (int) item.value();
    return right == item.value() && right < candidates(item).size() ? right : -1;
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new ChoiceHead("output", width, dropout);
  }

  /** One; none for an item without candidates. */
  @Override
  public List<Example> examples(LabelledText item, Coder coder) {
    return examples(item, coder.lexicon(), false, 1);
  }

  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
    return examples(item, coder.lexicon(), true, (float) item.weight());
  }

  private List<Example> examples(LabelledText item, Lexicon lexicon, boolean known, float weight) {
    int[][] sequences = sequences(item, lexicon);
    return sequences.length == 0
        ? List.of()
        : List.of(new Example(sequences, target(item, known), weight));
  }

  /** For each candidate 1 if it is the right one. */
  private static float[] target(LabelledText item, boolean known) {
    float[] target = new float[candidates(item).size()];
    if (known && right(item) >= 0) {
      target[right(item)] = 1;
    }
    return target;
  }

  private int[][] sequences(LabelledText item, Lexicon lexicon) {
    if (item.texts().size() < FIRST) {
      throw new IllegalArgumentException(
          "Cannot rank "
              + item.texts().size()
              + " texts. Accepted: a context, a question and candidates");
    }
    Pieces context = lexicon.pieces(item.texts().get(0));
    String question = item.texts().get(1);
    List<String> candidates = candidates(item);
    int[][] sequences = new int[candidates.size()][];
    for (int i = 0; i < sequences.length; i++) {
      String candidate = candidates.get(i);
      String second = question.isEmpty() ? candidate : question + " " + candidate;
      sequences[i] = sequence(context, lexicon.pieces(second), lexicon);
    }
    return sequences;
  }

  private int[] sequence(Pieces context, Pieces second, Lexicon lexicon) {
    int room = Math.max(2, maxTokens() - lexicon.added(2));
    int[] lengths = Fitting.lengths(List.of(context, second), room);
    return lexicon.sequence(
        List.of(longText.of(context, lengths[0]).get(0), second.range(0, lengths[1])), room);
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return outputs.get(0);
  }

  @Override
  public float[] target(LabelledText item, float[] output, Coder coder) {
    return target(item, true);
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new RankEvaluation();
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return new int[0];
  }
}
