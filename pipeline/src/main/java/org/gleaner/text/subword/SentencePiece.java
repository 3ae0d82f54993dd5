package org.gleaner.text.subword;

import java.nio.charset.StandardCharsets;

/**
 * A piece of a model of SentencePiece.
 *
 * @param text its text, a blank written as U+2581
 * @param score the logarithm of its likelihood, or minus its rank among merges
 * @param type what it is for, by the numbers below
 */
record SentencePiece(String text, float score, int type) {
  static final int NORMAL = 1;
  static final int UNKNOWN = 2;
  static final int USER_DEFINED = 4;

  /** Prefix of pieces that must never match text: a Unicode noncharacter. */
  private static final String APART = "\uffff";

  private static final int CONTROL = 3;
  private static final int UNUSED = 5;

  /** The piece in a message of a protocol buffer. */
  static SentencePiece of(byte[] message) {
    String text = "";
    float score = 0;
    int type = NORMAL;
    WireFields fields = new WireFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> text = new String(fields.bytes(), StandardCharsets.UTF_8);
        case 2 -> score = Float.intBitsToFloat((int) fields.value());
        case 3 -> type = (int) fields.value();
        default -> {}
      }
    }
    return new SentencePiece(text, score, type);
  }

  boolean is(int other) {
    return type == other;
  }

  /** The text that the piece matches; control, unknown and unused pieces match no text. */
  String key() {
    return is(UNKNOWN) || is(CONTROL) || is(UNUSED) ? APART + text : text;
  }
}
