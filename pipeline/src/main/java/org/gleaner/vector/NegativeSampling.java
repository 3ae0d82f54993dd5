package org.gleaner.vector;

/**
 * The word itself, labelled 1, and noise words labelled 0, drawn by count to the power 0.75
 * (Mikolov et al. 2013, "Distributed representations of words and phrases").
 */
final class NegativeSampling implements OutputUnits {
  private static final double POWER = 0.75;

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
    double[] weights = new double[vocabulary.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.pow((double) vocabulary.count(i), POWER);
    }
    return AliasTable.of(weights);
  }

  @Override
  public void add(LogisticStep step, int word) {
    step.add(replica.output(word), 1);
    for (int i = 0; i < negatives; i++) {
      int other = noise.draw(random);
      while (other == word) {
        other = noise.draw(random);
      }
      step.add(replica.output(other), 0);
    }
  }
}
