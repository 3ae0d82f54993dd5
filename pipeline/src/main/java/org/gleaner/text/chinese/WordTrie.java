package org.gleaner.text.chinese;

import java.util.Arrays;

/**
 * Words with their frequencies, walked char by char: each node's children stand in one table under
 * the node's number and the char. Node 0 is the empty word. Not thread-safe while words are added.
 */
final class WordTrie {
  private long[] keys;
  private int[] children;
  private int[] frequencies;
  private int nodes = 1;
  private long total;

  WordTrie(int expectedNodes) {
    int room = Integer.highestOneBit(Math.max(16, expectedNodes) * 2) * 2;
    this.keys = new long[room];
    this.children = new int[room];
    this.frequencies = new int[room / 2];
  }

  /** A copy that can be added to. */
  WordTrie(WordTrie other) {
    this.keys = other.keys.clone();
    this.children = other.children.clone();
    this.frequencies = other.frequencies.clone();
    this.nodes = other.nodes;
    this.total = other.total;
  }

  /** Sets the frequency of a word and returns its node. */
  int put(CharSequence word, int frequency) {
    int node = 0;
    for (int i = 0; i < word.length(); i++) {
      node = childOrNew(node, word.charAt(i));
    }
    total += frequency - frequencies[node];
    frequencies[node] = frequency;
    return node;
  }

  /** The node of a word longer by one char, or -1 if no word begins so. */
  int child(int node, char c) {
    int slot = slot(node, c);
    return keys[slot] == 0 ? -1 : children[slot];
  }

  /** The frequency of the word that ends at a node, 0 if it is only a prefix of words. */
  int frequency(int node) {
    return frequencies[node];
  }

  /** The frequency of a word, 0 if it is not there. */
  int frequency(CharSequence text, int begin, int end) {
    int node = node(text, begin, end);
    return node < 0 ? 0 : frequencies[node];
  }

  /** The node of a word or a prefix of words, or -1. */
  int node(CharSequence text, int begin, int end) {
    int node = 0;
    for (int i = begin; i < end && node >= 0; i++) {
      node = child(node, text.charAt(i));
    }
    return node;
  }

  /** The sum of all frequencies. */
  long total() {
    return total;
  }

  private int childOrNew(int node, char c) {
    int slot = slot(node, c);
    if (keys[slot] != 0) {
      return children[slot];
    }
    if (nodes * 2 >= keys.length) {
      grow();
      slot = slot(node, c);
    }
    keys[slot] = key(node, c);
    children[slot] = nodes;
    return nodes++;
  }

  /** Never 0. */
  private static long key(int node, char c) {
    return ((node + 1L) << 16) | c;
  }

  private int slot(int node, char c) {
    long key = key(node, c);
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[keys.length];
    frequencies = Arrays.copyOf(frequencies, keys.length / 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot((int) (oldKeys[i] >>> 16) - 1, (char) oldKeys[i]);
        keys[slot] = oldKeys[i];
        children[slot] = oldChildren[i];
      }
    }
  }
}
