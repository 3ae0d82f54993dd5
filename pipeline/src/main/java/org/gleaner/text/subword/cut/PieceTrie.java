package org.gleaner.text.subword.cut;

import java.util.Arrays;

/** Pieces by their chars. Built once, then read by any thread. */
public final class PieceTrie {
  /** The node before the first char. */
  public static final int ROOT = 0;

  private static final long EMPTY = -1;

  private long[] keys = new long[1 << 10];
  private int[] children = new int[1 << 10];
  private int[] pieces = new int[1 << 9];
  private int nodes = 1;

  /** An empty trie. */
  public PieceTrie() {
    Arrays.fill(keys, EMPTY);
    Arrays.fill(pieces, -1);
  }

  /** Adds a piece; of the same chars the last one counts. */
  public void add(String chars, int piece) {
    int node = ROOT;
    for (int i = 0; i < chars.length(); i++) {
      node = child(node, chars.charAt(i));
    }
    pieces[node] = piece;
  }

  private int child(int node, char c) {
    int slot = slot((long) node << Character.SIZE | c);
    if (keys[slot] == EMPTY) {
      if (nodes * 2 >= keys.length) {
        grow();
        slot = slot((long) node << Character.SIZE | c);
      }
      keys[slot] = (long) node << Character.SIZE | c;
      children[slot] = nodes++;
      if (nodes > pieces.length) {
        int known = pieces.length;
        pieces = Arrays.copyOf(pieces, known * 2);
        Arrays.fill(pieces, known, pieces.length, -1);
      }
    }
    return children[slot];
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[oldKeys.length * 2];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        children[slot] = oldChildren[i];
      }
    }
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (keys.length - 1);
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** The node that a char leads to; -1 if none. */
  public int next(int node, char c) {
    int slot = slot((long) node << Character.SIZE | c);
    return keys[slot] == EMPTY ? -1 : children[slot];
  }

  /** The piece that ends at a node; -1 if none. */
  public int piece(int node) {
    return pieces[node];
  }
}
