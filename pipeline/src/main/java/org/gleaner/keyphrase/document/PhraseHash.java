package org.gleaner.keyphrase.document;

/**
 * 64-bit names for stems and for phrases of stems, the same in every JVM: they stand for the
 * strings wherever phrases are counted or compared. Two of ten million phrases share one with a
 * probability of about 3 in a million.
 */
public final class PhraseHash {
  /** The hash of the phrase without words. */
  public static final long EMPTY = 0x9E3779B97F4A7C15L;

  private PhraseHash() {}

  /** The hash of a single stem: FNV-1a over its chars, then mixed. */
  static long ofStem(String stem) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < stem.length(); i++) {
      hash = (hash ^ stem.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** The hash of a phrase followed by one more stem. */
  public static long append(long phrase, long stem) {
    return mix(phrase * 0xD1342543DE82EF95L + stem);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
