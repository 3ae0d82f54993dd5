package org.gleaner.text.subword;

import java.util.Arrays;

/**
 * The fields of a protocol buffer message, one after the other. Whatever goes beyond the message is
 * an {@link IndexOutOfBoundsException}.
 */
final class WireFields {
  private static final byte[] NOTHING = {};

  private final byte[] message;
  private int at;
  private int number;
  private long value;
  private byte[] content = NOTHING;

  WireFields(byte[] message) {
    this.message = message;
  }

  /** Moves to the next field; false at the end. */
  boolean next() {
    if (at == message.length) {
      return false;
    }
    int tag = (int) varint();
    number = tag >>> 3;
    value = 0;
    content = NOTHING;
    switch (tag & 7) {
      case 0 -> value = varint();
      case 1 -> value = fixed(Long.BYTES);
      case 2 -> content = take(varint());
      case 5 -> value = fixed(Integer.BYTES);
      default -> throw new IndexOutOfBoundsException("a field of unknown type");
    }
    return true;
  }

  /** Which field this is. */
  int number() {
    return number;
  }

  /** A number, or the bits of one; 0 for a field of another type. */
  long value() {
    return value;
  }

  /** A text or a message; empty for a field of another type. */
  byte[] bytes() {
    return content;
  }

  private byte[] take(long length) {
    if (length < 0 || length > message.length - at) {
      throw new IndexOutOfBoundsException("a field beyond the end");
    }
    at += (int) length;
    return Arrays.copyOfRange(message, at - (int) length, at);
  }

  private long fixed(int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= (message[at + i] & 0xffL) << (8 * i);
    }
    at += length;
    return bits;
  }

  private long varint() {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = message[at++];
      bits |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return bits;
      }
    }
    throw new IndexOutOfBoundsException("a number without an end");
  }
}
