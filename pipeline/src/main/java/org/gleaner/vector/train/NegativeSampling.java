package org.gleaner.vector.train;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.WordVocabulary;

/**
 * The word itself, labelled 1, and noise words labelled 0, drawn by count to the power 0.75
 * (Mikolov et al. 2013, "Distributed representations of words and phrases").
 */
final class NegativeSampling implements OutputLayer {
  private static final double POWER = 0.75;
  private static final int SHARED = 2;

  private final Replica replica;
  private final AliasTable noise;
  private final RandomStream random;
  private final int negatives;

  NegativeSampling(Replica replica, AliasTable noise, RandomStream random, int negatives) {
    this.replica = replica;
    this.noise = noise;
    this.random = random;
    this.negatives = replica.outputs() > 1 ? negatives : 0;
  }

  /** The distribution of noise words. */
  static AliasTable noise(WordVocabulary vocabulary) {
    return AliasTable.of(weights(vocabulary));
  }

  private static double[] weights(WordVocabulary vocabulary) {
    double[] weights = new double[vocabulary.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.pow((double) vocabulary.count(i), POWER);
    }
    return weights;
  }

  /** At about how many places of the corpus each word's output row is used. */
  static IntToDoubleFunction places(WordVocabulary vocabulary, int negatives) {
    double[] places = weights(vocabulary);
    double sum = Arrays.stream(places).sum();
    for (int i = 0; i < places.length; i++) {
      places[i] = vocabulary.count(i) + negatives * vocabulary.total() * places[i] / sum;
    }
    return row -> places[row];
  }

  @Override
  public void add(LogisticStep step, int word) {
    step.add(replica.output(word), 1, 1);
    for (int i = 0; i < negatives; i++) {
      int other = noise.draw(random);
      while (other == word) {
        other = noise.draw(random);
      }
      step.add(replica.output(other), 0, 1);
    }
  }

  /** The words share twice as many noise words as one has, each weighted accordingly. */
  @Override
  public void addContext(LogisticStep step, int[] words, int center, int begin, int end) {
    int context = end - begin - 1;
    for (int place = begin; place < end; place++) {
      if (place != center) {
        step.add(replica.output(words[place]), 1, 1);
      }
    }
    int drawn = Math.min(context, SHARED) * negatives;
    float weight = (float) context / Math.min(context, SHARED);
    for (int i = 0; i < drawn; i++) {
      step.add(replica.output(noise.draw(random)), 0, weight);
    }
  }
}
