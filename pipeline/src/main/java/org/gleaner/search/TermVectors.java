package org.gleaner.search;

import java.util.Arrays;
import org.gleaner.text.term.Analyzer;

/**
 * Makes the term vectors of documents. It keeps one number for each term of the dictionary, so make
 * one for each thread and not for each document. Not thread-safe.
 */
public final class TermVectors {
  private final Analyzer analyzer;
  private final Dictionary dictionary;
  private final int[] counts;
  private int[] touched = new int[256];
  private int distinct;

  /** A maker of vectors of that dictionary's terms. */
  public TermVectors(Analyzer analyzer, Dictionary dictionary) {
    this.analyzer = analyzer;
    this.dictionary = dictionary;
    this.counts = new int[dictionary.size()];
  }

  /** The terms of a text that the dictionary has. */
  public TermVector of(String text) {
    distinct = 0;
    analyzer.analyze(text, this::count);
    int[] terms = Arrays.copyOf(touched, distinct);
    Arrays.sort(terms);
    int[] values = new int[distinct];
    for (int i = 0; i < distinct; i++) {
      values[i] = counts[terms[i]];
      counts[terms[i]] = 0;
    }
    return new TermVector(terms, values);
  }

  private void count(String term) {
    int number = dictionary.number(term);
    if (number < 0) {
      return;
    }
    if (counts[number]++ == 0) {
      if (distinct == touched.length) {
        touched = Arrays.copyOf(touched, distinct * 2);
      }
      touched[distinct++] = number;
    }
  }
}
