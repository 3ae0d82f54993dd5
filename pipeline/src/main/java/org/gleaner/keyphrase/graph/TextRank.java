package org.gleaner.keyphrase.graph;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.Scorer;

/**
 * TextRank (Mihalcea and Tarau 2004): PageRank over the graph of words that stand side by side; a
 * phrase scores the sum of its words.
 *
 * @param window words less than this many tokens apart are joined (paper: 2)
 * @param firstWords only this many tokens from the beginning count: on long documents the method
 *     gets worse with length
 */
public record TextRank(CandidateSource source, int window, int firstWords) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    WordNodes words = new WordNodes(document, firstWords);
    double[] scores = PageRank.uniform(words.edges(window).unweighted());
    return words.rank(source, scores, top);
  }
}
