package org.gleaner.search;

import java.util.Arrays;

/**
 * Terms numbered in the order in which they come: an open-addressing table. Not thread-safe while
 * terms are added.
 */
final class TermNumbers {
  private static final int FIRST_ROOM = 1 << 10;

  private String[] terms = new String[FIRST_ROOM];
  private int[] hashes = new int[FIRST_ROOM];
  private int[] slots = new int[FIRST_ROOM * 2];
  private int size;

  /** The number of the term, which is new if it equals {@link #size()} before the call. */
  int add(String term) {
    int hash = spread(term.hashCode());
    int slot = slot(term, hash);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == terms.length) {
      grow();
      slot = slot(term, hash);
    }
    terms[size] = term;
    hashes[size] = hash;
    slots[slot] = ++size;
    return size - 1;
  }

  /** The number of the term, or -1. */
  int find(String term) {
    return slots[slot(term, spread(term.hashCode()))] - 1;
  }

  String term(int number) {
    return terms[number];
  }

  int size() {
    return size;
  }

  private int slot(String term, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && terms[number].equals(term)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    terms = Arrays.copyOf(terms, size * 2);
    hashes = Arrays.copyOf(hashes, size * 2);
    slots = new int[size * 4];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  /** A string's own hash is weak in its low bits. */
  static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
