package org.gleaner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers documents and inverts them, in time linear in their terms and in the dictionary. Not
 * thread-safe.
 */
public final class IndexShardBuilder {
  private final int dictionarySize;
  private final ShardDocuments documents = new ShardDocuments();
  private final List<TermVector> vectors = new ArrayList<>();
  private long postings;

  /** A builder for terms with numbers below the given size. */
  public IndexShardBuilder(int dictionarySize) {
    this.dictionarySize = dictionarySize;
  }

  /**
   * Adds a document.
   *
   * @param norm the Euclidean length of its tf-idf vector
   */
  public void add(String id, String excerpt, TermVector vector, double norm) {
    int length = (int) Math.min(Integer.MAX_VALUE, vector.length());
    documents.add(id, excerpt, length, norm);
    vectors.add(vector);
    postings += vector.terms().length;
  }

  /** How many documents were added. */
  public int size() {
    return documents.size();
  }

  /** How many pairs of term and document were added. */
  public long postings() {
    return postings;
  }

  /** The shard of the documents added. */
  public IndexShard build() {
    int[] ends = new int[dictionarySize + 1];
    for (TermVector vector : vectors) {
      for (int term : vector.terms()) {
        ends[term + 1]++;
      }
    }
    int[] terms = present(ends);
    for (int term = 0; term < dictionarySize; term++) {
      ends[term + 1] = Math.addExact(ends[term + 1], ends[term]);
    }
    int[] numbers = new int[ends[dictionarySize]];
    int[] counts = new int[numbers.length];
    fill(ends, numbers, counts);
    return encode(terms, ends, numbers, counts);
  }

  private static int[] present(int[] counts) {
    int size = 0;
    int[] terms = new int[counts.length];
    for (int term = 0; term + 1 < counts.length; term++) {
      if (counts[term + 1] > 0) {
        terms[size++] = term;
      }
    }
    return Arrays.copyOf(terms, size);
  }

  /** Each term's documents in order; afterwards {@code ends} holds where each term's end. */
  private void fill(int[] ends, int[] numbers, int[] counts) {
    for (int document = 0; document < vectors.size(); document++) {
      TermVector vector = vectors.get(document);
      for (int i = 0; i < vector.terms().length; i++) {
        int at = ends[vector.terms()[i]]++;
        numbers[at] = document;
        counts[at] = vector.counts()[i];
      }
    }
  }

  private IndexShard encode(int[] terms, int[] ends, int[] numbers, int[] counts) {
    ByteList bytes = new ByteList();
    int[] starts = new int[terms.length + 1];
    int at = 0;
    for (int i = 0; i < terms.length; i++) {
      starts[i] = bytes.size();
      int last = -1;
      for (; at < ends[terms[i]]; at++) {
        bytes.addVarint(numbers[at] - last);
        bytes.addVarint(counts[at]);
        last = numbers[at];
      }
    }
    starts[terms.length] = bytes.size();
    return new IndexShard(documents, terms, starts, bytes.toArray());
  }
}
