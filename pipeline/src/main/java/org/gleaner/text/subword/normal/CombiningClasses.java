package org.gleaner.text.subword.normal;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which normal forms put marks that follow each other. The Java library has the
 * classes of marks, but does not give them away: they are found by what it does to pairs of marks.
 */
final class CombiningClasses {
  private static final String LOWEST = "\u0334";
  private static final String HIGHEST = "\u0345";
  private static final Map<Integer, Integer> RANKS = ranks();

  private CombiningClasses() {}

  /** The place of a character's class among all; 0 for a character that is never moved. */
  static int rank(int character) {
    return character < 0x300 ? 0 : RANKS.getOrDefault(character, 0);
  }

  private static Map<Integer, Integer> ranks() {
    List<List<String>> classes = new ArrayList<>();
    for (int c = 0x300; c <= 0x1FFFF; c++) {
      String mark = Character.toString(c);
      if (CharacterKinds.isMark(c) && isMoved(mark)) {
        add(classes, mark);
      }
    }
    Map<Integer, Integer> ranks = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      for (String mark : classes.get(i)) {
        ranks.put(mark.codePointAt(0), i + 1);
      }
    }
    return ranks;
  }

  private static boolean isMoved(String mark) {
    return isBefore(LOWEST, mark) || isBefore(mark, HIGHEST);
  }

  /** Whether the class of one mark comes before that of another. */
  private static boolean isBefore(String first, String second) {
    String one = Normalizer.normalize(first, Form.NFD);
    String other = Normalizer.normalize(second, Form.NFD);
    return Normalizer.normalize(other + one, Form.NFD).equals(one + other) && !one.equals(other);
  }

  private static void add(List<List<String>> classes, String mark) {
    int low = 0;
    int high = classes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(classes.get(middle).get(0), mark)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == classes.size() || isBefore(mark, classes.get(low).get(0))) {
      classes.add(low, new ArrayList<>());
    }
    classes.get(low).add(mark);
  }
}
