package org.gleaner.text.subword.normal;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pairs of characters that become one in composed normal forms. */
final class Compositions {
  private static final int SYLLABLES = 0xAC00;
  private static final int LEADING = 0x1100;
  private static final int VOWELS = 0x1161;
  private static final int TRAILING = 0x11A7;
  private static final int LEADING_COUNT = 19;
  private static final int VOWEL_COUNT = 21;
  private static final int TRAILING_COUNT = 28;
  private static final Map<Long, Integer> PAIRS = pairs();
  private static final Set<Integer> SECONDS =
      PAIRS.keySet().stream().map(Long::intValue).collect(Collectors.toSet());

  private Compositions() {}

  /** The character that two become; -1 if they stay two. */
  static int of(int first, int second) {
    int leading = first - LEADING;
    int vowel = second - VOWELS;
    if (leading >= 0 && leading < LEADING_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) {
      return SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT;
    }
    int syllable = first - SYLLABLES;
    int trailing = second - TRAILING;
    if (syllable >= 0
        && syllable < LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT
        && syllable % TRAILING_COUNT == 0
        && trailing > 0
        && trailing < TRAILING_COUNT) {
      return first + trailing;
    }
    return PAIRS.getOrDefault(pair(first, second), -1);
  }

  /** Whether a character joins one before it. */
  static boolean isSecond(int character) {
    boolean vowel = character >= VOWELS && character < VOWELS + VOWEL_COUNT;
    boolean trailing = character > TRAILING && character < TRAILING + TRAILING_COUNT;
    return vowel || trailing || SECONDS.contains(character);
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  private static Map<Long, Integer> pairs() {
    Map<Long, Integer> pairs = new HashMap<>();
    for (int c = 0xC0; c <= 0x1FFFF; c++) {
      if (c == SYLLABLES) {
        c = 0xD7A4;
      }
      if (Character.isDefined(c) && !Character.isSurrogate((char) c)) {
        addPair(c, pairs);
      }
    }
    return pairs;
  }

  private static void addPair(int c, Map<Long, Integer> pairs) {
    String whole = Character.toString(c);
    String apart = Normalizer.normalize(whole, Form.NFD);
    if (apart.equals(whole) || !Normalizer.normalize(apart, Form.NFC).equals(whole)) {
      return;
    }
    int last = apart.codePointBefore(apart.length());
    String before = apart.substring(0, apart.length() - Character.charCount(last));
    String first = Normalizer.normalize(before, Form.NFC);
    if (first.codePointCount(0, first.length()) == 1) {
      pairs.put(pair(first.codePointAt(0), last), c);
    }
  }
}
