package org.gleaner.network.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well masked tokens are predicted. An output has for each of them the logarithms of the
 * probabilities of all tokens, a target the number of the one that stood there and how many
 * characters it has. Figures: the mean loss in nats, its exponential, the share of tokens that have
 * the greatest probability, and the loss in bits for each character of the masked tokens, which
 * compares networks of different vocabularies.
 */
public final class MaskedEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private long tokens;
  private long right;
  private long characters;
  private double nats;

  @Override
  public void add(float[] output, float[] target) {
    int count = target.length / 2;
    int vocabulary = count == 0 ? 0 : output.length / count;
    for (int i = 0; i < count; i++) {
      int truth = i * vocabulary + (int) target[2 * i];
      int best = i * vocabulary;
      for (int at = best; at < (i + 1) * vocabulary; at++) {
        best = output[at] > output[best] ? at : best;
      }
      tokens++;
      right += best == truth ? 1 : 0;
      characters += (long) target[2 * i + 1];
      nats -= output[truth];
    }
  }

  @Override
  public void merge(Evaluation other) {
    MaskedEvaluation that = (MaskedEvaluation) other;
    tokens += that.tokens;
    right += that.right;
    characters += that.characters;
    nats += that.nats;
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
    figures.put("bits_per_character", Shares.rounded(nats / Math.log(2) / Math.max(1, characters)));
    return figures;
  }
}
