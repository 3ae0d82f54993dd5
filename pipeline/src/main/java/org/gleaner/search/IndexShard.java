package org.gleaner.search;

import java.util.Arrays;
import java.util.List;

/**
 * An inverted index of some documents: for each term the documents that have it, as varints of the
 * distances between their numbers and of the counts. Immutable and thread-safe.
 */
public final class IndexShard {
  private final ShardDocuments documents;
  private final int[] terms;
  private final int[] starts;
  private final byte[] postings;

  /**
   * A shard.
   *
   * @param terms numbers of the terms, ascending
   * @param starts where each one's postings begin, and after the last where all end
   */
  IndexShard(ShardDocuments documents, int[] terms, int[] starts, byte[] postings) {
    this.documents = documents;
    this.terms = terms;
    this.starts = starts;
    this.postings = postings;
  }

  ShardDocuments documents() {
    return documents;
  }

  int[] terms() {
    return terms;
  }

  int[] starts() {
    return starts;
  }

  byte[] postings() {
    return postings;
  }

  /** How many documents there are. */
  public int size() {
    return documents.size();
  }

  /**
   * The best documents of those that have a term of the query.
   *
   * @param most how many, at most; at least 1
   */
  public List<Hit> search(Query query, Ranking ranking, int most) {
    double[] scores = new double[size()];
    boolean[] found = new boolean[size()];
    for (int i = 0; i < query.terms().length; i++) {
      add(query.terms()[i], query.weights()[i], ranking, scores, found);
    }
    TopHits top = new TopHits(most);
    for (int document = 0; document < scores.length; document++) {
      if (found[document] && top.mayTake(scores[document])) {
        top.offer(new Hit(documents.id(document), scores[document], documents.excerpt(document)));
      }
    }
    return top.hits();
  }

  private void add(int term, double weight, Ranking ranking, double[] scores, boolean[] found) {
    int at = Arrays.binarySearch(terms, term);
    if (at < 0) {
      return;
    }
    Postings reader = new Postings(postings, starts[at], starts[at + 1]);
    while (reader.next()) {
      int document = reader.document();
      scores[document] +=
          weight
              * ranking.impact(
                  reader.count(), documents.length(document), documents.norm(document));
      found[document] = true;
    }
  }

  /** The terms of the first document of that name, or null. Looks at all postings. */
  public TermVector find(String id) {
    int document = documents.find(id);
    if (document < 0) {
      return null;
    }
    int[] found = new int[terms.length];
    int[] counts = new int[terms.length];
    int size = 0;
    for (int i = 0; i < terms.length; i++) {
      int count = count(i, document);
      if (count > 0) {
        found[size] = terms[i];
        counts[size++] = count;
      }
    }
    return new TermVector(Arrays.copyOf(found, size), Arrays.copyOf(counts, size));
  }

  private int count(int at, int document) {
    Postings reader = new Postings(postings, starts[at], starts[at + 1]);
    while (reader.next()) {
      if (reader.document() >= document) {
        return reader.document() == document ? reader.count() : 0;
      }
    }
    return 0;
  }
}
