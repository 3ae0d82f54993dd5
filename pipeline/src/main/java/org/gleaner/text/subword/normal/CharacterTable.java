package org.gleaner.text.subword.normal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * SentencePiece's table of replacements for characters: the size of a double array (Aoe 1989, as
 * Darts-clone stores it) in bytes, the array, and the replacements, each ended by a zero.
 */
final class CharacterTable {
  private static final int MOST_CHARS = 64 << 20;
  private static final int MOST_REPLACEMENT = 256;

  private final Component part;
  private final int[] units;
  private final byte[] texts;

  private CharacterTable(Component part, int[] units, byte[] texts) {
    this.part = part;
    this.units = units;
    this.texts = texts;
  }

  /** What a part of a text becomes, and where that part ends. */
  record Found(String text, int end) {}

  /**
   * The table in {@code precompiled_charsmap}.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if a text could lead out of the table
   */
  static CharacterTable of(Component part) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(part.text("precompiled_charsmap", 8, MOST_CHARS));
    } catch (IllegalArgumentException e) {
      throw part.invalid("a precompiled_charsmap that is not base64");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes.length < 4 ? -1 : buffer.getInt();
    if (size < 4 || size % 4 != 0 || size > buffer.remaining()) {
      throw part.invalid("a precompiled_charsmap of another size than it states");
    }
    int[] units = new int[size / 4];
    buffer.asIntBuffer().get(units);
    buffer.position(buffer.position() + size);
    byte[] texts = new byte[buffer.remaining()];
    buffer.get(texts);
    CharacterTable table = new CharacterTable(part, units, texts);
    table.checkTexts();
    table.walk();
    return table;
  }

  /**
   * The replacement of what a text begins with.
   *
   * @param longest whether the longest beginning in the table counts; else the shortest
   * @return null if no beginning is in the table
   */
  Found find(AlignedText text, int from, int to, boolean longest) {
    int state = offset(units[0]) << 1;
    Found found = null;
    int i = from;
    while (i < to && state >= 0) {
      int character = text.characterAt(i);
      i += Character.charCount(character);
      state = after(state >> 1, character);
      if (state >= 0 && (state & 1) == 1) {
        found = new Found(replacement(units[state >> 1] & 0x7FFFFFFF), i);
        if (!longest) {
          return found;
        }
      }
    }
    return found;
  }

  /**
   * Twice the state that a character leads to, plus 1 if one ends there; -1 if it leads nowhere.
   */
  private int after(int state, int character) {
    if (character < 0x80) {
      return character == 0 ? -1 : step(state, character);
    }
    int lead = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    int next = step(state, (0xF80 >> lead & 0xFF) | character >> (6 * lead));
    for (int i = lead - 1; i >= 0 && next >= 0; i--) {
      next = step(next >> 1, 0x80 | (character >> (6 * i) & 0x3F));
    }
    return next;
  }

  private int step(int state, int label) {
    int at = state ^ label;
    int unit = units[at];
    return (unit & 0x800000FF) == label ? (at ^ offset(unit)) << 1 | (unit >>> 8 & 1) : -1;
  }

  private String replacement(int begin) {
    int end = begin;
    while (end < texts.length && texts[end] != 0) {
      end++;
    }
    return new String(texts, begin, end - begin, StandardCharsets.UTF_8);
  }

  private void checkTexts() {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(texts));
    } catch (CharacterCodingException e) {
      throw part.invalid("replacements that are not UTF-8");
    }
    int begin = 0;
    for (int i = 0; i <= texts.length; i++) {
      if (i == texts.length || texts[i] == 0) {
        if (i - begin > MOST_REPLACEMENT) {
          throw part.invalid("a replacement of more than " + MOST_REPLACEMENT + " bytes");
        }
        begin = i + 1;
      }
    }
  }

  /** Visits every state that some text leads to. */
  private void walk() {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(offset(units[0]));
    while (!open.isEmpty()) {
      int state = open.remove();
      if (seen.get(state)) {
        continue;
      }
      seen.set(state);
      for (int label = 1; label < 256; label++) {
        int at = bounded(state ^ label);
        int unit = units[at];
        if ((unit & 0x800000FF) == label) {
          int next = bounded(at ^ offset(unit));
          if ((unit >>> 8 & 1) == 1) {
            checkValue(units[next] & 0x7FFFFFFF);
          }
          open.add(next);
        }
      }
    }
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 1 << 9) >>> 6);
  }

  private int bounded(int state) {
    if (state < 0 || state >= units.length) {
      throw part.invalid("a precompiled_charsmap that leads out of its array");
    }
    return state;
  }

  private void checkValue(int begin) {
    boolean inside = begin < texts.length;
    if (!inside || (texts[begin] & 0xC0) == 0x80) {
      throw part.invalid("a precompiled_charsmap that names no replacement");
    }
  }
}
