package org.gleaner.network.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well replaced tokens are found, and of a generator how well it predicts masked ones. An
 * output has for each token the probability that it was replaced, then, of a generator, the numbers
 * of the tokens that it wrote and what {@link MaskedEvaluation} reads. A target has the number of
 * tokens, that of masked ones, for each token 1 if it was replaced, 0 if not and NaN if it does not
 * count, and what {@link MaskedEvaluation} reads. A token counts as found from a probability of one
 * half. Figures: the share of originals, which is the accuracy of a network that finds nothing; the
 * mean loss in nats; accuracy; precision, recall and F1 of replaced tokens; of a generator its mean
 * loss and accuracy on masked tokens.
 */
public final class ReplacedEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  /** Probabilities are read as at least this much away from 0 and 1. */
  private static final double LEAST = 1e-7;

  private static final int HEADER = 2;

  private final double weight;
  private final MaskedEvaluation generator = new MaskedEvaluation(false);
  private final long[][] counts = new long[2][2];
  private double nats;

  /**
   * An empty evaluation.
   *
   * @param weight of the loss of replaced tokens beside the generator's; 0 without a generator
   */
  public ReplacedEvaluation(double weight) {
    this.weight = weight;
  }

  private boolean generates() {
    return weight > 0;
  }

  @Override
  public void add(float[] output, float[] target) {
    int size = (int) target[0];
    int masked = (int) target[1];
    for (int i = 0; i < size; i++) {
      float truth = target[HEADER + i];
      if (!Float.isNaN(truth)) {
        counts[truth > 0 ? 1 : 0][output[i] >= 0.5f ? 1 : 0]++;
        nats -= Math.log(Math.max(LEAST, truth > 0 ? output[i] : 1 - output[i]));
      }
    }
    if (masked > 0) {
      generator.add(
          Arrays.copyOfRange(output, size + masked, output.length),
          Arrays.copyOfRange(target, HEADER + size, target.length));
    }
  }

  @Override
  public void merge(Evaluation other) {
    ReplacedEvaluation that = (ReplacedEvaluation) other;
    for (int i = 0; i < counts.length; i++) {
      for (int k = 0; k < counts.length; k++) {
        counts[i][k] += that.counts[i][k];
      }
    }
    nats += that.nats;
    generator.merge(that.generator);
  }

  private long tokens() {
    return counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1];
  }

  private double loss() {
    return Shares.of(nats, (double) tokens());
  }

  /**
   * The geometric mean of the probabilities of what is right: of the two losses, as training
   * weights them, where there is a generator.
   */
  @Override
  public double quality() {
    double both = generates() ? (generator.loss() + weight * loss()) / (1 + weight) : loss();
    return tokens() == 0 ? 0 : Math.exp(-both);
  }

  @Override
  public Map<String, Object> figures() {
    double found = counts[1][1];
    double truth = found + counts[1][0];
    double decided = found + counts[0][1];
    double all = tokens();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tokens", tokens());
    figures.put("originals", Shares.rounded(Shares.of(all - truth, all)));
    figures.put("loss", Shares.rounded(loss()));
    figures.put("accuracy", Shares.rounded(Shares.of(found + counts[0][0], all)));
    figures.put("precision", Shares.rounded(Shares.of(found, decided)));
    figures.put("recall", Shares.rounded(Shares.of(found, truth)));
    figures.put("f1", Shares.rounded(Shares.of(2 * found, truth + decided)));
    if (generates()) {
      Map<String, Object> masked = generator.figures();
      figures.put("masked_tokens", masked.get("masked_tokens"));
      figures.put("generator_loss", masked.get("loss"));
      figures.put("generator_accuracy", masked.get("accuracy"));
    }
    return figures;
  }

  @Override
  public List<String> names() {
    return List.of("original", "replaced");
  }

  @Override
  public long[][] confusion() {
    return new long[][] {counts[0].clone(), counts[1].clone()};
  }
}
