package org.gleaner.text.subword.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gleaner.text.subword.normal.AlignedText;

/** The pieces that stand for single bytes, such as {@code <0x0A>}. */
final class BytePieces {
  /** No bytes. */
  static final BytePieces NONE = new BytePieces(Map.of());

  private final int[] pieces = new int[256];

  BytePieces(Map<String, Integer> vocabulary) {
    for (int b = 0; b < pieces.length; b++) {
      pieces[b] = vocabulary.getOrDefault(name(b), -1);
    }
  }

  /** The numbers of those that the vocabulary has. */
  Set<Integer> numbers() {
    return Arrays.stream(pieces).filter(piece -> piece >= 0).boxed().collect(Collectors.toSet());
  }

  /** The name of the piece for a byte. */
  private static String name(int b) {
    return String.format(Locale.ROOT, "<0x%02X>", b);
  }

  /** The pieces of a text's bytes; null if one is missing. */
  int[] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] found = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      found[i] = pieces[bytes[i] & 0xFF];
      if (found[i] < 0) {
        return null;
      }
    }
    return found;
  }

  /** Appends the bytes of a part, each for the whole part; false if one is missing. */
  boolean add(AlignedText text, int from, int to, PieceList into) {
    int[] found = of(text.substring(from, to));
    if (found == null) {
      return false;
    }
    Arrays.stream(found).forEach(piece -> into.add(piece, text, from, to));
    return true;
  }
}
