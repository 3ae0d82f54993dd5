package org.gleaner.network.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well masked tokens are predicted, and whether one text follows another. An output has for
 * each masked token the logarithms of the probabilities of all tokens, a target the number of the
 * one that stood there and how many characters it has; before them stand the logarithms of two
 * probabilities, and the number of the right one, where pairs of texts are read. Figures: the mean
 * loss in nats, its exponential, the share of tokens that have the greatest probability, that of
 * those among the five greatest (of equal ones the first counts as greater), and the loss in bits
 * for each character of the masked tokens, which compares networks of different vocabularies; of
 * pairs the share of right ones.
 */
public final class MaskedEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private static final int PAIR = 2;
  private static final int BEST = 5;

  private final boolean pairs;
  private long judged;
  private long rightPairs;
  private long tokens;
  private long right;
  private long amongBest;
  private long characters;
  private double nats;

  /**
   * An empty evaluation.
   *
   * @param pairs whether pairs of texts are read
   */
  public MaskedEvaluation(boolean pairs) {
    this.pairs = pairs;
  }

  @Override
  public void add(float[] output, float[] target) {
    int scores = pairs ? PAIR : 0;
    int first = pairs ? 1 : 0;
    if (pairs) {
      judged++;
      rightPairs += greater(output, 0, PAIR, (int) target[0]) == 0 ? 1 : 0;
    }
    int count = (target.length - first) / 2;
    int vocabulary = count == 0 ? 0 : (output.length - scores) / count;
    for (int i = 0; i < count; i++) {
      int from = scores + i * vocabulary;
      int truth = (int) target[first + 2 * i];
      int greater = greater(output, from, vocabulary, truth);
      tokens++;
      right += greater == 0 ? 1 : 0;
      amongBest += greater < BEST ? 1 : 0;
      characters += (long) target[first + 2 * i + 1];
      nats -= output[from + truth];
    }
  }

  /**
   * How many of some values come before one of them, the greatest first, of equal ones the first.
   */
  private static int greater(float[] values, int from, int count, int which) {
    float value = values[from + which];
    int greater = 0;
    for (int i = 0; i < count; i++) {
      float other = values[from + i];
      greater += other > value || (other == value && i < which) ? 1 : 0;
    }
    return greater;
  }

  @Override
  public void merge(Evaluation other) {
    MaskedEvaluation that = (MaskedEvaluation) other;
    judged += that.judged;
    rightPairs += that.rightPairs;
    tokens += that.tokens;
    right += that.right;
    amongBest += that.amongBest;
    characters += that.characters;
    nats += that.nats;
  }

  /** The number of masked tokens. */
  public long tokens() {
    return tokens;
  }

  /** The mean loss of a masked token in nats; 0 if there are none. */
  public double loss() {
    return nats / Math.max(1, tokens);
  }

  /** One over the perplexity: the geometric mean of the probabilities of what stood there. */
  @Override
  public double quality() {
    return tokens == 0 ? 0 : Math.exp(-loss());
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("masked_tokens", tokens);
    figures.put("loss", Shares.rounded(loss()));
    figures.put("perplexity", Shares.rounded(Math.exp(loss())));
    figures.put("accuracy", Shares.rounded((double) right / Math.max(1, tokens)));
    figures.put("accuracy_at_5", Shares.rounded((double) amongBest / Math.max(1, tokens)));
    figures.put("bits_per_character", Shares.rounded(nats / Math.log(2) / Math.max(1, characters)));
    if (pairs) {
      figures.put("pairs", judged);
      figures.put("pair_accuracy", Shares.rounded((double) rightPairs / Math.max(1, judged)));
    }
    return figures;
  }
}
