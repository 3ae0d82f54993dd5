package org.gleaner.vector;

/**
 * The inner nodes on the way to the word in a Huffman tree, labelled 1 where it turns to the first
 * side (Morin and Bengio 2005, as in word2vec).
 */
final class HierarchicalSoftmax implements OutputUnits {
  private final Replica replica;
  private final HuffmanTree tree;

  HierarchicalSoftmax(Replica replica, HuffmanTree tree) {
    this.replica = replica;
    this.tree = tree;
  }

  @Override
  public void add(LogisticStep step, int word) {
    int[] nodes = tree.nodes(word);
    byte[] turns = tree.turns(word);
    for (int i = 0; i < nodes.length; i++) {
      step.add(replica.output(nodes[i]), 1 - turns[i]);
    }
  }
}
