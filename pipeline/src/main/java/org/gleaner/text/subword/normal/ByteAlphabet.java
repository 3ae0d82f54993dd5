package org.gleaner.text.subword.normal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The visible characters that stand for the 256 bytes in byte-level vocabularies (Radford et al.
 * 2019): visible ones of Latin-1 stand for themselves, the others follow from U+0100.
 */
public final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];
  private static final byte[] BYTES = new byte[512];

  static {
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = (b > ' ' && b < 0x7F) || (b > 0xA0 && b != 0xAD);
      CHARACTERS[b] = (char) (visible ? b : next++);
      BYTES[CHARACTERS[b]] = (byte) b;
    }
  }

  private ByteAlphabet() {}

  /** The characters in order of their bytes. */
  public static List<String> characters() {
    List<String> characters = new ArrayList<>();
    for (char c : CHARACTERS) {
      characters.add(String.valueOf(c));
    }
    return characters;
  }

  /** The UTF-8 bytes of a text, as characters. */
  public static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder characters = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      characters.append(CHARACTERS[b & 0xFF]);
    }
    return characters.toString();
  }

  /** The UTF-8 bytes of a character, as characters. */
  static String of(int character) {
    if (character < 0x80) {
      return String.valueOf(CHARACTERS[character]);
    }
    int tails = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    char[] bytes = new char[tails + 1];
    bytes[0] = CHARACTERS[(0xF80 >> tails & 0xFF) | character >> (6 * tails)];
    for (int i = 1; i <= tails; i++) {
      bytes[i] = CHARACTERS[0x80 | (character >> (6 * (tails - i)) & 0x3F)];
    }
    return new String(bytes);
  }

  /** Appends the bytes of a part of a text, each for the stretch of its character. */
  public static void append(AlignedText text, int from, int to, AlignedBuilder into) {
    int i = from;
    while (i < to) {
      int c = text.characterAt(i);
      if (c < 0x80) {
        into.add(CHARACTERS[c], text.begin(i), text.end(i));
      } else {
        into.add(of(c), text.begin(i), text.end(i));
      }
      i += Character.charCount(c);
    }
  }

  /** Whether a text is written in these characters alone. */
  public static boolean isOf(String text) {
    return text.chars().allMatch(c -> c < BYTES.length && CHARACTERS[BYTES[c] & 0xFF] == c);
  }

  /** The number of characters other than blanks whose first byte is among these. */
  public static int begun(String characters) {
    return (int)
        characters.chars().map(c -> BYTES[c]).filter(b -> (b & 0xC0) != 0x80 && b != ' ').count();
  }

  /** The text whose UTF-8 bytes are written as these characters. */
  public static String text(String characters) {
    byte[] bytes = new byte[characters.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = BYTES[characters.charAt(i)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
