package org.gleaner.vector.train;

import java.util.Arrays;
import org.gleaner.vector.WordVocabulary;

/**
 * The binary tree in which frequent words are near the root: the sum of count times depth is the
 * least possible (Huffman 1952). Of {@code n} words it has {@code n - 1} inner nodes. Built in one
 * pass from counts in falling order, as word2vec does. Immutable.
 */
final class HuffmanTree {
  private final int[][] nodes;
  private final byte[][] turns;

  private HuffmanTree(int[][] nodes, byte[][] turns) {
    this.nodes = nodes;
    this.turns = turns;
  }

  /** The tree of the words of a vocabulary. */
  static HuffmanTree of(WordVocabulary vocabulary) {
    int size = vocabulary.size();
    long[] weight = new long[Math.max(1, 2 * size - 1)];
    Arrays.fill(weight, Long.MAX_VALUE);
    for (int i = 0; i < size; i++) {
      weight[i] = vocabulary.count(i);
    }
    int[] parent = new int[weight.length];
    byte[] turn = new byte[weight.length];
    int leaf = size - 1;
    int inner = size;
    for (int made = size; made < weight.length; made++) {
      long sum = 0;
      for (byte side = 0; side < 2; side++) {
        int least = leaf >= 0 && weight[leaf] < weight[inner] ? leaf-- : inner++;
        sum += weight[least];
        parent[least] = made;
        turn[least] = side;
      }
      weight[made] = sum;
    }
    int[][] nodes = new int[size][];
    byte[][] turns = new byte[size][];
    for (int word = 0; word < size; word++) {
      descend(word, size, parent, turn, nodes, turns);
    }
    return new HuffmanTree(nodes, turns);
  }

  private static void descend(
      int word, int size, int[] parent, byte[] turn, int[][] nodes, byte[][] turns) {
    int root = parent.length - 1;
    int depth = 0;
    for (int at = word; at != root; at = parent[at]) {
      depth++;
    }
    nodes[word] = new int[depth];
    turns[word] = new byte[depth];
    int at = word;
    for (int i = depth - 1; i >= 0; i--) {
      turns[word][i] = turn[at];
      at = parent[at];
      nodes[word][i] = at - size;
    }
  }

  /** The inner nodes from the root to a word. */
  int[] nodes(int word) {
    return nodes[word];
  }

  /** The turn of the path to a word at each of {@link #nodes}: 0 or 1. */
  byte[] turns(int word) {
    return turns[word];
  }
}
