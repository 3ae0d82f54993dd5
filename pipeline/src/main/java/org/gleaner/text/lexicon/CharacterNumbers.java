package org.gleaner.text.lexicon;

/**
 * The numbers of characters, by rule and not by a list. Start and end of a token and each Latin
 * character have a number of their own; all others share {@value #GROUPS} groups, so that no
 * character is unknown.
 */
public final class CharacterNumbers {
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int FIRST = 3;
  private static final int LATIN = 0x180;
  private static final int GROUPS = 128;

  /** Numbers are below it; 0 is padding. */
  public static final int SIZE = FIRST + LATIN + GROUPS;

  private CharacterNumbers() {}

  /**
   * Writes the numbers of a token's characters between those of its start and its end. Of a long
   * token only the first and the last characters are written.
   *
   * @param room the largest count of numbers to write from {@code at} on
   */
  public static void write(String token, int[] numbers, int at, int room) {
    int[] characters = token.codePoints().toArray();
    int kept = Math.max(0, Math.min(characters.length, room - 2));
    int head = (kept + 1) / 2;
    int next = at;
    if (room > 0) {
      numbers[next++] = BEGIN;
    }
    for (int i = 0; i < kept; i++) {
      numbers[next++] = number(characters[i < head ? i : characters.length - kept + i]);
    }
    if (room > 1) {
      numbers[next] = END;
    }
  }

  private static int number(int character) {
    return FIRST + (character < LATIN ? character : LATIN + character % GROUPS);
  }
}
