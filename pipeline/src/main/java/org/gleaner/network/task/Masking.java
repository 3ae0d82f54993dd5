package org.gleaner.network.task;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gleaner.network.head.SpanBoundary;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.random.Permutation;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.MaskedText;
import org.gleaner.text.lexicon.Special;

/**
 * Masks tokens of an example for a network to predict (Devlin et al. 2019). The example's picked
 * places are where its units begin, which are masked whole: tokens, or words or phrases of several.
 * Units are taken in random order until they have {@code rate} of the sequence's tokens, at least
 * one; one that is too long for the rest is skipped, and special tokens are never taken. Of the
 * tokens taken a share becomes the mask, a share any token of the vocabulary, and the others stay;
 * of spans (see {@link MaskedSpans}) this is chosen for all tokens of one together, and spans that
 * touch are one. The result picks the tokens taken; its target is what stood there. With boundaries
 * it also picks the tokens right before and after each run of those, with {@link SpanBoundary#SEEN}
 * as their target. Immutable; travels.
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
  private final boolean spans;
  private final boolean boundaries;
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
    this.spans = false;
    this.boundaries = false;
  }

  private Masking(Masking other, boolean spans, boolean boundaries) {
    this.mask = other.mask;
    this.vocabulary = other.vocabulary;
    this.cells = other.cells;
    this.specials = other.specials;
    this.rate = other.rate;
    this.pairs = other.pairs;
    this.masked = other.masked;
    this.changed = other.changed;
    this.spans = spans;
    this.boundaries = boundaries;
  }

  /** The same, of runs of units. */
  Masking ofSpans() {
    return new Masking(this, true, boundaries);
  }

  /** The same with the tokens beside each run of masked ones. */
  Masking withBoundaries() {
    return new Masking(this, spans, true);
  }

  @Override
  public Example draw(Example example, long seed) {
    SplittableRandom random = new SplittableRandom(Permutation.key(seed, example.fingerprint()));
    int[][] sequences = new int[example.sequences().length][];
    int[][] picked = new int[sequences.length][];
    float[] target = example.target();
    for (int i = 0; i < sequences.length; i++) {
      int[] original = example.sequences()[i];
      int[] places = picked(original, example.picked()[i], random);
      sequences[i] = masked(original, places, random);
      picked[i] = boundaries ? withNeighbours(places, original.length / cells) : places;
      target = withTruth(target, original, places, picked[i]);
      picked[i] = pairs ? afterFirst(picked[i]) : picked[i];
    }
    return Example.picking(sequences, picked, target, example.weight());
  }

  /** Adds the targets of places that are picked, of which some are masked. */
  private float[] withTruth(float[] target, int[] original, int[] places, int[] picked) {
    float[] all = Arrays.copyOf(target, target.length + picked.length);
    for (int k = 0, masked = 0; k < picked.length; k++) {
      boolean hidden = masked < places.length && places[masked] == picked[k];
      all[target.length + k] = hidden ? original[picked[k] * cells] : SpanBoundary.SEEN;
      masked += hidden ? 1 : 0;
    }
    return all;
  }

  /** Places and those beside them that a sequence has, ascending. */
  private static int[] withNeighbours(int[] places, int tokens) {
    return Arrays.stream(places)
        .flatMap(place -> IntStream.rangeClosed(place - 1, place + 1))
        .filter(place -> place >= 0 && place < tokens)
        .sorted()
        .distinct()
        .toArray();
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
    if (spans) {
      boolean[] special = new boolean[units.length];
      for (int i = 0; i < special.length; i++) {
        int end = i + 1 < units.length ? units[i + 1] : tokens;
        special[i] = hasSpecial(sequence, units[i], end);
      }
      return new MaskedSpans(units, tokens, special, most).draw(random);
    }
    int[] order = new int[units.length];
    int[] picked = new int[most];
    int count = 0;
    for (int i = 0; i < order.length && count < most; i++) {
      int unit = next(order, i, random);
      int begin = units[unit];
      int end = unit + 1 < units.length ? units[unit + 1] : tokens;
      if (count + end - begin <= most && !hasSpecial(sequence, begin, end)) {
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
   * The next number, from 0, of a random permutation (Fisher and Yates).
   *
   * @param order what is drawn already, each number plus 1; a zero stands for that of its place
   * @param at how many numbers are drawn already
   */
  static int next(int[] order, int at, SplittableRandom random) {
    int other = at + random.nextInt(order.length - at);
    int drawn = order[other] == 0 ? other + 1 : order[other];
    order[other] = order[at] == 0 ? at + 1 : order[at];
    order[at] = drawn;
    return drawn - 1;
  }

  private boolean hasSpecial(int[] sequence, int begin, int end) {
    for (int place = begin; place < end; place++) {
      for (int special : specials) {
        if (sequence[place * cells] == special) {
          return true;
        }
      }
    }
    return false;
  }

  private int[] masked(int[] original, int[] places, SplittableRandom random) {
    int[] sequence = original.clone();
    double chance = 0;
    for (int k = 0; k < places.length; k++) {
      int place = places[k];
      boolean goesOn = spans && k > 0 && place == places[k - 1] + 1;
      chance = goesOn ? chance : random.nextDouble();
      if (chance < changed) {
        Arrays.fill(sequence, place * cells, (place + 1) * cells, 0);
        sequence[place * cells] = chance < masked ? mask : random.nextInt(vocabulary);
      }
    }
    return sequence;
  }
}
