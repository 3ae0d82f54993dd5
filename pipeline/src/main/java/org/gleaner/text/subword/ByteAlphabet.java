package org.gleaner.text.subword;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The visible characters that stand for the 256 bytes in byte-level vocabularies (Radford et al.
 * 2019): visible ones of Latin-1 stand for themselves, the others follow from U+0100.
 */
final class ByteAlphabet {
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

  static List<String> characters() {
    List<String> characters = new ArrayList<>();
    for (char c : CHARACTERS) {
      characters.add(String.valueOf(c));
    }
    return characters;
  }

  /** The UTF-8 bytes of a text, as characters. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder characters = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      characters.append(CHARACTERS[b & 0xFF]);
    }
    return characters.toString();
  }

  /** The text whose UTF-8 bytes are written as these characters. */
  static String text(String characters) {
    byte[] bytes = new byte[characters.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = BYTES[characters.charAt(i)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
