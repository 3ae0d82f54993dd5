package org.gleaner.search;

/** Reads the documents of one term, in order. */
final class Postings {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int document = -1;
  private int count;

  Postings(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.at = begin;
    this.end = end;
  }

  /** Goes to the next document, if there is one. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    document += varint();
    count = varint();
    return true;
  }

  int document() {
    return document;
  }

  int count() {
    return count;
  }

  /** Whether postings end where they should, and name documents in order and with a count. */
  static boolean areValid(byte[] bytes, int begin, int end, int documents) {
    int numbers = 0;
    for (int i = begin; i < end; i++) {
      numbers += bytes[i] >= 0 ? 1 : 0;
    }
    if (bytes[end - 1] < 0 || numbers % 2 != 0) {
      return false;
    }
    Postings reader = new Postings(bytes, begin, end);
    int last = -1;
    while (reader.next()) {
      boolean valid = reader.document > last && reader.document < documents && reader.count > 0;
      if (!valid) {
        return false;
      }
      last = reader.document;
    }
    return true;
  }

  private int varint() {
    int b = bytes[at++];
    int value = b & 0x7F;
    for (int shift = 7; b < 0; shift += 7) {
      b = bytes[at++];
      value |= (b & 0x7F) << shift;
    }
    return value;
  }
}
