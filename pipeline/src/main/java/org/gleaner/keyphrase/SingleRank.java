package org.gleaner.keyphrase;

import java.util.List;

/**
 * SingleRank (Wan and Xiao 2008): as {@link TextRank}, with edges weighted by how often the words
 * meet within a wide window.
 */
record SingleRank(CandidateSource source, int window, int firstWords) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    WordNodes words = new WordNodes(document, firstWords);
    double[] scores = PageRank.uniform(words.edges(window).weighted());
    return words.rank(source, scores, top);
  }
}
