package org.gleaner.network.task;

import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.random.Permutation;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Chooses tokens of an example to be replaced (Clark et al. 2020), as {@link Masking} does. For a
 * generator each of them becomes the mask; the result picks them, has what stood there as its
 * target, and a seed by which the generator draws. Without one each becomes any token of the
 * vocabulary, and the target is for each token of the sequence 1 if it is another one now, else 0.
 * At a rate of zero every token stays. Immutable; travels.
 */
final class Replacing implements Drawing {
  private static final long serialVersionUID = 1L;

  private static final int SEED_BITS = 24;

  private final Masking masking;
  private final int cells;
  private final boolean generates;

  /**
   * A choice.
   *
   * @param rate share of a sequence's tokens, special ones counted
   * @param generates whether a generator writes the tokens
   * @param spans whether runs of units are chosen
   * @throws IllegalArgumentException if the vocabulary has no mask, and the rate is above zero
   */
  Replacing(Lexicon lexicon, double rate, boolean generates, boolean spans) {
    double masked = generates ? 1 : 0;
    if (rate == 0) {
      this.masking = null;
    } else {
      Masking units = new Masking(lexicon, rate, /* pairs= */ false, masked, /* changed= */ 1);
      this.masking = spans ? units.ofSpans() : units;
    }
    this.cells = lexicon.cells();
    this.generates = generates;
  }

  @Override
  public Example draw(Example example, long seed) {
    if (masking == null) {
      return compared(example, example);
    }
    Example drawn = masking.draw(example, seed);
    long key = Permutation.key(example.fingerprint(), seed);
    return generates
        ? drawn.seeded((int) (key >>> (Long.SIZE - SEED_BITS)))
        : compared(example, drawn);
  }

  /** The second of two examples, with what differs from the first as its target. */
  private Example compared(Example original, Example drawn) {
    int[] before = original.sequences()[0];
    int[] after = drawn.sequences()[0];
    float[] target = new float[after.length / cells];
    for (int i = 0; i < target.length; i++) {
      target[i] = before[i * cells] == after[i * cells] ? 0 : 1;
    }
    return new Example(new int[][] {after}, target, original.weight());
  }
}
