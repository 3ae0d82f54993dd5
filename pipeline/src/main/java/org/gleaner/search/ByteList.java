package org.gleaner.search;

import java.util.Arrays;

/** A growing list of bytes. */
final class ByteList {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Seven bits a byte, the low ones first; the sign bit is set if more follow. */
  void addVarint(int value) {
    if (bytes.length - size < 5) {
      bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, bytes.length));
    }
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
