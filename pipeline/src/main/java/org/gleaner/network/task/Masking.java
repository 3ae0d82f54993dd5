package org.gleaner.network.task;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.random.Permutation;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.MaskedText;
import org.gleaner.text.lexicon.Special;

/**
 * Masks tokens of an example for a network to predict (Devlin et al. 2019). The example's picked
 * places are where its units begin, which are masked whole: tokens, or words of several. Units are
 * taken in random order until they have {@code rate} of the sequence's tokens, at least one; one
 * that is too long for the rest is skipped, and special tokens are never taken. Of the tokens taken
 * a share becomes the mask, a share any token of the vocabulary, and the others stay. The result
 * picks them; its target is what stood there. Immutable; travels.
 */
final class Masking implements Drawing {
  private static final long serialVersionUID = 1L;

  private static final double MASKED = 0.8;
  private static final double CHANGED = 0.9;

  private final int mask;
  private final int vocabulary;
  private final int cells;
  private final int[] specials;
  private final double rate;
  private final boolean pairs;
  private final double masked;
  private final double changed;

  /**
   * Masks tokens of a vocabulary; in one of words the unknown word stands for the mask. Eight in
   * ten become the mask, one in ten any token, one in ten stays.
   *
   * @param rate share of a sequence's tokens, special ones counted
   * @param pairs whether the first token is picked too, and the example has a target for it
   * @throws IllegalArgumentException if the vocabulary has no mask
   */
  Masking(Lexicon lexicon, double rate, boolean pairs) {
    this(lexicon, rate, pairs, MASKED, CHANGED);
  }

  /**
   * Masks tokens as the other constructor does, in other shares.
   *
   * @param masked the share of the tokens taken that become the mask
   * @param changed the share of those that become the mask or any token
   */
  Masking(Lexicon lexicon, double rate, boolean pairs, double masked, double changed) {
    this.mask = MaskedText.number(lexicon);
    this.vocabulary = lexicon.size();
    this.cells = lexicon.cells();
    this.specials = Arrays.stream(Special.values()).mapToInt(lexicon::special).toArray();
    this.rate = rate;
    this.pairs = pairs;
    this.masked = masked;
    this.changed = changed;
  }

  @Override
  public Example draw(Example example, long seed) {
    SplittableRandom random = new SplittableRandom(Permutation.key(seed, example.fingerprint()));
    int[][] sequences = new int[example.sequences().length][];
    int[][] picked = new int[sequences.length][];
    float[] target = example.target();
    for (int i = 0; i < sequences.length; i++) {
      int[] original = example.sequences()[i];
      picked[i] = picked(original, example.picked()[i], random);
      int from = target.length;
      target = Arrays.copyOf(target, from + picked[i].length);
      for (int k = 0; k < picked[i].length; k++) {
        target[from + k] = original[picked[i][k] * cells];
      }
      sequences[i] = masked(original, picked[i], random);
      picked[i] = pairs ? afterFirst(picked[i]) : picked[i];
    }
    return Example.picking(sequences, picked, target, example.weight());
  }

  private static int[] afterFirst(int[] places) {
    int[] all = new int[places.length + 1];
    System.arraycopy(places, 0, all, 1, places.length);
    return all;
  }

  /** The places of the tokens to predict, ascending. */
  private int[] picked(int[] sequence, int[] units, SplittableRandom random) {
    int tokens = sequence.length / cells;
    int most = (int) Math.max(1, Math.round(rate * tokens));
    int[] order = new int[units.length];
    int[] picked = new int[most];
    int count = 0;
    for (int i = 0; i < order.length && count < most; i++) {
      draw(order, i, random);
      int begin = units[order[i] - 1];
      int end = order[i] < units.length ? units[order[i]] : tokens;
      if (!isSpecial(sequence[begin * cells]) && count + end - begin <= most) {
        for (int place = begin; place < end; place++) {
          picked[count++] = place;
        }
      }
    }
    int[] all = Arrays.copyOf(picked, count);
    Arrays.sort(all);
    return all;
  }

  /**
   * The next number of a random permutation of 1 to the length (Fisher and Yates). A zero stands
   * for the number of its place.
   */
  private static void draw(int[] order, int at, SplittableRandom random) {
    int other = at + random.nextInt(order.length - at);
    int drawn = order[other] == 0 ? other + 1 : order[other];
    order[other] = order[at] == 0 ? at + 1 : order[at];
    order[at] = drawn;
  }

  private boolean isSpecial(int token) {
    for (int special : specials) {
      if (token == special) {
        return true;
      }
    }
    return false;
  }

  private int[] masked(int[] original, int[] places, SplittableRandom random) {
    int[] sequence = original.clone();
    for (int place : places) {
      double chance = random.nextDouble();
      if (chance < changed) {
        Arrays.fill(sequence, place * cells, (place + 1) * cells, 0);
        sequence[place * cells] = chance < masked ? mask : random.nextInt(vocabulary);
      }
    }
    return sequence;
  }
}
