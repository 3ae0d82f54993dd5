package org.gleaner.jobs.run;

/** The known word that a mistyped one may stand for. */
public final class Suggestion {
  private Suggestion() {}

  /** A second line for a message, "Did you mean ...?"; empty if no known word is near. */
  public static String of(String word, Iterable<String> known) {
    String nearest = "";
    int least = 1 + word.length() / 3;
    for (String candidate : known) {
      int edits = edits(word, candidate);
      if (edits < least) {
        least = edits;
        nearest = "\nDid you mean " + candidate + "?";
      }
    }
    return nearest;
  }

  /** Insertions, deletions, replacements and swaps of neighbours (Damerau 1964). */
  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1 && j > 1 && a.startsWith(swapped(b, j), i - 2)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }

  private static String swapped(String word, int end) {
    return "" + word.charAt(end - 1) + word.charAt(end - 2);
  }
}
