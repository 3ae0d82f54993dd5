package org.gleaner.search;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.text.term.Analyzer;

/**
 * Counts terms of documents: how often each occurs and in how many documents. Counters of parts of
 * a corpus are cut into blocks by term, sent, and merged block by block. Not thread-safe.
 *
 * <pre>{@code
 * TermCounter counter = new TermCounter();
 * for (String text : texts) {
 *   counter.add(text, analyzer);
 * }
 * byte[][] blocks = counter.blocks(16);      // block i of every part goes to the same place,
 * TermCounter merged = new TermCounter();    // where
 * merged.merge(blocks[0]);                   // all of them are added up
 * }</pre>
 */
public final class TermCounter {
  private static final int FIRST_ROOM = 1 << 10;

  private final TermNumbers terms = new TermNumbers();
  private long[] occurrences = new long[FIRST_ROOM];
  private long[] documents = new long[FIRST_ROOM];
  private long[] lastDocument = new long[FIRST_ROOM];
  private long document;

  /** Counts a document, unless the analyzer fails before the first term. */
  public void add(String text, Analyzer analyzer) {
    analyzer.analyze(text, this::count);
    document++;
  }

  /** How many documents were added, not merged. */
  public long documents() {
    return document;
  }

  private void count(String term) {
    int number = number(term);
    occurrences[number]++;
    if (lastDocument[number] != document + 1) {
      lastDocument[number] = document + 1;
      documents[number]++;
    }
  }

  private int number(String term) {
    int number = terms.add(term);
    if (number == occurrences.length) {
      occurrences = Arrays.copyOf(occurrences, number * 2);
      documents = Arrays.copyOf(documents, number * 2);
      lastDocument = Arrays.copyOf(lastDocument, number * 2);
    }
    return number;
  }

  /** Adds what another counter counted. */
  public void merge(byte[] block) {
    TermBlocks.each(
        block,
        (term, termOccurrences, termDocuments) -> {
          int number = number(term);
          occurrences[number] += termOccurrences;
          documents[number] += termDocuments;
        });
  }

  /** What is counted, cut by the terms' hashes into the given number of blocks. */
  public byte[][] blocks(int number) {
    List<ByteArrayOutputStream> blocks = new ArrayList<>();
    List<DataOutputStream> outputs = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      blocks.add(new ByteArrayOutputStream());
      outputs.add(new DataOutputStream(blocks.get(i)));
    }
    try {
      for (int i = 0; i < terms.size(); i++) {
        String term = terms.term(i);
        int block = Math.floorMod(TermNumbers.spread(term.hashCode()), number);
        TermBlocks.write(term, occurrences[i], documents[i], outputs.get(block));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[][] bytes = new byte[number][];
    Arrays.setAll(bytes, i -> blocks.get(i).toByteArray());
    return bytes;
  }

  /** What is counted, in the order in which the terms came. */
  public List<TermCount> counts() {
    List<TermCount> counts = new ArrayList<>(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      counts.add(new TermCount(terms.term(i), occurrences[i], documents[i]));
    }
    return counts;
  }
}
