package org.gleaner.keyphrase.graph;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.Scorer;

/**
 * SingleRank (Wan and Xiao 2008): as {@link TextRank}, with edges weighted by how often the words
 * meet within a wide window.
 */
public record SingleRank(CandidateSource source, int window, int firstWords) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    WordNodes words = new WordNodes(document, firstWords);
    double[] scores = PageRank.uniform(words.edges(window).weighted());
    return words.rank(source, scores, top);
  }
}
