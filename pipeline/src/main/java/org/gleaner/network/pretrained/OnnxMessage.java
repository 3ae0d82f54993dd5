package org.gleaner.network.pretrained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a message of Protocol Buffers field by field, in place: a message within it is a window on
 * the same bytes.
 */
final class OnnxMessage {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private int type;

  OnnxMessage(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; false at the end. What was not read of the last one is skipped. */
  boolean next() {
    if (type >= 0 && field > 0) {
      skip();
    }
    if (!bytes.hasRemaining()) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    type = (int) (key & 7);
    return true;
  }

  /** The number of the field. */
  int field() {
    return field;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }

  private void skip() {
    switch (type) {
      case VARINT -> varint();
      case FIXED_64 -> bytes.position(bytes.position() + 8);
      case BYTES -> {
        int length = length();
        bytes.position(bytes.position() + length);
      }
      case FIXED_32 -> bytes.position(bytes.position() + 4);
      default -> throw new IllegalArgumentException("field of type " + type);
    }
    type = -1;
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("field of " + length + " bytes");
    }
    return (int) length;
  }

  private void require(int expected) {
    if (type != expected) {
      throw new IllegalArgumentException("field " + field + " of type " + type);
    }
    type = -1;
  }

  /** The field's content as a window. */
  ByteBuffer window() {
    require(BYTES);
    int length = length();
    ByteBuffer window = bytes.slice().limit(length).slice().order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return window;
  }

  /** The field's message. */
  OnnxMessage message() {
    return new OnnxMessage(window());
  }

  /** The field's text. */
  String text() {
    return StandardCharsets.UTF_8.decode(window()).toString();
  }

  /** The field's number. */
  long number() {
    require(VARINT);
    return varint();
  }

  /** The field's numbers, one or several in one field. */
  long[] numbers() {
    if (type == VARINT) {
      return new long[] {number()};
    }
    OnnxMessage packed = new OnnxMessage(window());
    long[] numbers = new long[packed.bytes.remaining()];
    int count = 0;
    while (packed.bytes.hasRemaining()) {
      numbers[count++] = packed.varint();
    }
    return java.util.Arrays.copyOf(numbers, count);
  }
}
