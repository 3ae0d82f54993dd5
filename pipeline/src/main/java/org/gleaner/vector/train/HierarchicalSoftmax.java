package org.gleaner.vector.train;

import java.util.function.IntToDoubleFunction;
import org.gleaner.vector.WordVocabulary;

/**
 * The inner nodes on the path to the word in a Huffman tree, labelled 1 where it turns to the first
 * side (Morin and Bengio 2005, as in word2vec).
 */
final class HierarchicalSoftmax implements OutputLayer {
  private final Replica replica;
  private final HuffmanTree tree;

  HierarchicalSoftmax(Replica replica, HuffmanTree tree) {
    this.replica = replica;
    this.tree = tree;
  }

  /** The number of positions of the corpus at which each node is on the path to the word. */
  static IntToDoubleFunction places(WordVocabulary vocabulary, HuffmanTree tree) {
    double[] places = new double[vocabulary.size() - 1];
    for (int word = 0; word < vocabulary.size(); word++) {
      for (int node : tree.nodes(word)) {
        places[node] += vocabulary.count(word);
      }
    }
    return row -> places[row];
  }

  @Override
  public void add(LogisticStep step, int word) {
    int[] nodes = tree.nodes(word);
    byte[] turns = tree.turns(word);
    for (int i = 0; i < nodes.length; i++) {
      step.add(replica.output(nodes[i]), 1 - turns[i], 1);
    }
  }

  @Override
  public void addContext(LogisticStep step, int[] words, int center, int begin, int end) {
    for (int place = begin; place < end; place++) {
      if (place != center) {
        add(step, words[place]);
      }
    }
  }
}
