package org.gleaner.keyphrase.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up one protocol's figures, document after document; evaluations of parts of a corpus are
 * merged. Not thread-safe.
 */
public final class KeyphraseEvaluation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final KeyphraseProtocol protocol;
  private final int[] cutoffs;
  private final double[] precision;
  private final double[] recall;
  private final double[] f1;
  private final int[] hits;
  private final int[] returned;
  private int gold;
  private int documents;

  KeyphraseEvaluation(KeyphraseProtocol protocol, List<Integer> cutoffs) {
    this.protocol = protocol;
    this.cutoffs = cutoffs.stream().mapToInt(Integer::intValue).toArray();
    this.precision = new double[this.cutoffs.length];
    this.recall = new double[this.cutoffs.length];
    this.f1 = new double[this.cutoffs.length];
    this.hits = new int[this.cutoffs.length];
    this.returned = new int[this.cutoffs.length];
  }

  /**
   * Adds a document.
   *
   * @param text the document, which decides which gold phrases are present
   * @param predicted the phrases returned, best first
   * @param goldPhrases the phrases people assigned
   */
  public KeyphraseEvaluation add(String text, List<String> predicted, List<String> goldPhrases) {
    List<PhraseMatch> wanted = PhraseMatch.distinct(goldPhrases, protocol.form());
    if (protocol.gold() == KeyphraseProtocol.Gold.PRESENT) {
      PhraseMatch whole = PhraseMatch.of(text, protocol.form());
      wanted = wanted.stream().filter(whole::contains).toList();
      if (wanted.isEmpty()) {
        return this;
      }
    }
    count(PhraseMatch.distinct(predicted, protocol.form()), wanted);
    return this;
  }

  private void count(List<PhraseMatch> ranked, List<PhraseMatch> wanted) {
    documents++;
    gold += wanted.size();
    for (int i = 0; i < cutoffs.length; i++) {
      List<PhraseMatch> first = ranked.subList(0, Math.min(cutoffs[i], ranked.size()));
      int right = 0;
      for (PhraseMatch phrase : first) {
        right += wanted.stream().anyMatch(phrase::matches) ? 1 : 0;
      }
      boolean all = protocol.divisor() == KeyphraseProtocol.Divisor.K;
      double p = ratio(right, all ? cutoffs[i] : first.size());
      double r = ratio(right, wanted.size());
      precision[i] += p;
      recall[i] += r;
      f1[i] += harmonic(p, r);
      hits[i] += right;
      returned[i] += first.size();
    }
  }

  /** Adds what another evaluation of the same protocol and cut-offs counted. */
  public KeyphraseEvaluation merge(KeyphraseEvaluation other) {
    if (protocol != other.protocol || !Arrays.equals(cutoffs, other.cutoffs)) {
      throw new IllegalArgumentException(
          "Cannot merge evaluation: "
              + other.protocol.label()
              + ". Accepted: "
              + protocol.label()
              + " with the same cut-offs");
    }
    for (int i = 0; i < cutoffs.length; i++) {
      precision[i] += other.precision[i];
      recall[i] += other.recall[i];
      f1[i] += other.f1[i];
      hits[i] += other.hits[i];
      returned[i] += other.returned[i];
    }
    gold += other.gold;
    documents += other.documents;
    return this;
  }

  /** The figures so far, one for each cut-off. */
  public List<KeyphraseFigures> figures() {
    List<KeyphraseFigures> figures = new ArrayList<>();
    for (int i = 0; i < cutoffs.length; i++) {
      figures.add(protocol.mean() == KeyphraseProtocol.Mean.MICRO ? micro(i) : macro(i));
    }
    return figures;
  }

  private KeyphraseFigures macro(int i) {
    return new KeyphraseFigures(
        protocol,
        cutoffs[i],
        ratio(precision[i], documents),
        ratio(recall[i], documents),
        ratio(f1[i], documents),
        documents);
  }

  private KeyphraseFigures micro(int i) {
    double p = ratio(hits[i], returned[i]);
    double r = ratio(hits[i], gold);
    return new KeyphraseFigures(protocol, cutoffs[i], p, r, harmonic(p, r), documents);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static double harmonic(double p, double r) {
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }
}
