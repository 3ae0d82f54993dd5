package org.gleaner.text.lexicon;

/**
 * The numbers of characters, by rule and not by a list: begin and end of a token, Latin characters
 * each one of its own, and the others in as many groups, so that no character is unknown.
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
   * Writes the numbers of a token's characters between those of its begin and its end; of a long
   * token the first and the last characters.
   *
   * @param room how many numbers at most, from {@code at} on
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
