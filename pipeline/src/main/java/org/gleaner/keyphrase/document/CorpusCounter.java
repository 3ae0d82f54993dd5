package org.gleaner.keyphrase.document;

import java.io.Serializable;
import java.util.List;
import org.gleaner.text.Token;

/**
 * Counts, one document after another, in how many documents each phrase stands; counters of parts
 * of a corpus are merged. A phrase is any run of 1 to {@code maxWords} stemmed words of a sentence
 * that neither begins nor ends with a stop word or number: this covers what every candidate source
 * proposes and needs no tags. Not thread-safe.
 *
 * <p>Memory grows with the number of different phrases (about 18 bytes each); {@link #prune} bounds
 * it at the price of forgetting phrases of low frequency, which then count as new.
 */
public final class CorpusCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int maxWords;
  private final LongCounts frequencies = new LongCounts();
  private long documents;

  /** A counter of phrases of up to {@code maxWords} words, 1 to 5. */
  public CorpusCounter(int maxWords) {
    if (maxWords < 1 || maxWords > 5) {
      throw new IllegalArgumentException(
          "Cannot count phrases of words: " + maxWords + ". Accepted: 1 to 5");
    }
    this.maxWords = maxWords;
  }

  /** Counts one document. */
  public CorpusCounter add(List<Token> tokens, LanguageTools language) {
    return add(new AnalysedDocument(tokens, language));
  }

  CorpusCounter add(AnalysedDocument document) {
    LongIndex seen = new LongIndex();
    for (int start = 0; start < document.size(); start++) {
      if (NgramCandidates.mayBound(document.form(start))) {
        countFrom(start, document, seen);
      }
    }
    documents++;
    return this;
  }

  private void countFrom(int start, AnalysedDocument document, LongIndex seen) {
    int limit = Math.min(document.size(), start + maxWords);
    long hash = PhraseHash.EMPTY;
    for (int end = start; end < limit; end++) {
      WordForm form = document.form(end);
      if (!form.word() || !document.sameSentence(start, end)) {
        return;
      }
      hash = PhraseHash.append(hash, form.hash());
      if (NgramCandidates.mayBound(form)) {
        int known = seen.size();
        if (seen.number(hash) == known) {
          frequencies.add(hash, 1);
        }
      }
    }
  }

  /** Adds what another counter counted in other documents. */
  public CorpusCounter merge(CorpusCounter other) {
    frequencies.addAll(other.frequencies);
    documents += other.documents;
    return this;
  }

  /** Forgets phrases that stand in fewer than {@code leastDocuments} of the documents so far. */
  public CorpusCounter prune(int leastDocuments) {
    frequencies.removeBelow(leastDocuments);
    return this;
  }

  /** Number of different phrases so far. */
  public int phrases() {
    return frequencies.size();
  }

  /** The statistics of what was counted so far. */
  public CorpusStatistics statistics() {
    LongCounts copy = new LongCounts();
    copy.addAll(frequencies);
    return new CorpusStatistics(copy, documents, 0);
  }
}
