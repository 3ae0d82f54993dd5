package org.gleaner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an index knows of its documents beside their terms, by their number. */
final class ShardDocuments {
  private final List<String> ids = new ArrayList<>();
  private final List<String> excerpts = new ArrayList<>();
  private int[] lengths = new int[16];
  private double[] norms = new double[16];

  /**
   * Adds a document.
   *
   * @param length number of terms
   * @param norm Euclidean length of the tf-idf vector
   */
  void add(String id, String excerpt, int length, double norm) {
    int at = ids.size();
    if (at == lengths.length) {
      lengths = Arrays.copyOf(lengths, at * 2);
      norms = Arrays.copyOf(norms, at * 2);
    }
    ids.add(id);
    excerpts.add(excerpt);
    lengths[at] = length;
    norms[at] = norm;
  }

  int size() {
    return ids.size();
  }

  String id(int document) {
    return ids.get(document);
  }

  String excerpt(int document) {
    return excerpts.get(document);
  }

  int length(int document) {
    return lengths[document];
  }

  double norm(int document) {
    return norms[document];
  }

  /** The first document of that name, or -1. */
  int find(String id) {
    return ids.indexOf(id);
  }
}
