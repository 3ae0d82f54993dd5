package org.gleaner.search;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.gleaner.random.SplitMix;

/**
 * Signatures of texts whose agreement estimates how many runs of words two texts share: the share
 * of equal places of two signatures estimates the Jaccard similarity of their sets of shingles
 * (Broder 1997). Signatures are cut into bands of some rows; two texts of similarity s have a band
 * in common with probability 1 - (1 - s^rows)^bands (Leskovec, Rajaraman and Ullman 2014, 3.4).
 * Immutable and thread-safe; the same on every machine.
 */
public final class MinHash implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int shingle;
  private final int bands;
  private final int rows;
  private final long[] factors;
  private final long[] addends;

  /**
   * Signatures of {@code bands} times {@code rows} places.
   *
   * @param shingle words of a run; a text of fewer words is one run
   * @param seed draws the hash functions
   */
  public MinHash(int shingle, int bands, int rows, long seed) {
    this.shingle = shingle;
    this.bands = bands;
    this.rows = rows;
    this.factors = new long[bands * rows];
    this.addends = new long[factors.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = SplitMix.mix(seed + (2L * i + 1) * SplitMix.GOLDEN) | 1;
      addends[i] = SplitMix.mix(seed + (2L * i + 2) * SplitMix.GOLDEN);
    }
  }

  /** The signature of a text's words; null if there are no words. */
  public int[] signature(List<String> words) {
    if (words.isEmpty()) {
      return null;
    }
    long[] hashes = new long[words.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(words.get(i), 0);
    }
    int[] least = new int[factors.length];
    Arrays.fill(least, Integer.MAX_VALUE);
    int width = Math.min(shingle, hashes.length);
    for (int begin = 0; begin + width <= hashes.length; begin++) {
      take(run(hashes, begin, width), least);
    }
    return least;
  }

  private static long run(long[] hashes, int begin, int width) {
    long hash = 0;
    for (int i = begin; i < begin + width; i++) {
      hash = (hash + hashes[i]) * SplitMix.GOLDEN;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** The high bits of a product with an odd number, plus a number: one function a place. */
  private void take(long run, int[] least) {
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], (int) ((run * factors[i] + addends[i]) >>> 33));
    }
  }

  /** What two signatures that agree in a band have in common; different bands, different keys. */
  public long key(int[] signature, int band) {
    long key = band;
    for (int i = band * rows; i < (band + 1) * rows; i++) {
      key = SplitMix.mix(key * SplitMix.GOLDEN + signature[i]);
    }
    return key;
  }

  /** Number of bands. */
  public int bands() {
    return bands;
  }

  /** A signature in a quarter of the room, for {@link #similarity}. */
  public static byte[] sketch(int[] signature) {
    byte[] sketch = new byte[signature.length];
    for (int i = 0; i < sketch.length; i++) {
      sketch[i] = (byte) signature[i];
    }
    return sketch;
  }

  /**
   * An estimate of the similarity of two texts, 0 to 1, by their sketches; that different places
   * look equal in one case of 256 is taken into account.
   */
  public static double similarity(byte[] sketch, byte[] other) {
    int equal = 0;
    for (int i = 0; i < sketch.length; i++) {
      equal += sketch[i] == other[i] ? 1 : 0;
    }
    double share = (double) equal / sketch.length;
    return Math.max(0, (256 * share - 1) / 255);
  }

  /** 128 bits that only the same words in the same order share, but by chance. */
  public static long[] fingerprint(List<String> words) {
    long first = words.size();
    long second = ~first;
    for (String word : words) {
      first = SplitMix.mix(first * SplitMix.GOLDEN + hash(word, 0));
      second = SplitMix.mix(second * SplitMix.GOLDEN + hash(word, SplitMix.GOLDEN));
    }
    return new long[] {first, second};
  }

  private static long hash(String word, long seed) {
    long hash = seed;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return SplitMix.mix(hash + word.length());
  }
}
